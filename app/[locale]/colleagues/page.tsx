import { getTranslations } from "next-intl/server";
import { currentActor } from "#app/actor.ts";
import { view } from "#app/caller.ts";
import { Colleagues } from "#components/site/colleagues.tsx";
import { watchedBy } from "#server/registry/deadline/deadline.policy.ts";
import { away, back, follow } from "./actions.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("site.colleagues"))("title") };
}

/** The people of one's office. */
export default async function ColleaguesPage() {
  const [colleagues, all] = await view("/colleagues", (call) =>
    Promise.all([call.registry.colleague.list(), call.registry.association.list()]),
  );
  const actor = await currentActor();
  const watched: readonly string[] = watchedBy(actor);
  return (
    <Colleagues
      accountId={actor.kind === "person" ? actor.accountId : ""}
      colleagues={colleagues}
      associations={all.filter(({ id }) => watched.includes(id))}
      actions={{ follow, away, back }}
    />
  );
}
