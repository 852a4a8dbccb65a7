import { getTranslations } from "next-intl/server";
import { currentActor } from "#app/actor.ts";
import { view } from "#app/caller.ts";
import { Calendar } from "#components/site/calendar.tsx";
import { toListQuery } from "#components/ui/query.ts";
import { watchedBy } from "#server/registry/deadline/deadline.policy.ts";
import { closeFeed, openFeed } from "./actions.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("site.calendar"))("title") };
}

/** A month of all one's associations. */
export default async function CalendarPage({ searchParams }: PageProps<"/[locale]/calendar">) {
  const query = toListQuery(await searchParams);
  const shown = await view("/calendar", (call) => call.site.calendar.show(query));
  const isOffice = watchedBy(await currentActor()).length > 0;
  return (
    <Calendar
      {...shown}
      view={query.view === "list" ? "list" : "month"}
      isOffice={isOffice}
      feed={{ open: openFeed, close: closeFeed }}
    />
  );
}
