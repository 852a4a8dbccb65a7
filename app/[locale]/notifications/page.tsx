import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { currentActor } from "#app/actor.ts";
import { view } from "#app/caller.ts";
import { Notifications } from "#components/site/notifications.tsx";
import { toListQuery } from "#components/ui/query.ts";
import { watchedBy } from "#server/registry/deadline/deadline.policy.ts";
import { choose, markRead, readAll, unread } from "./actions.ts";

export async function generateMetadata() {
  return { title: (await getTranslations("documents.notification"))("title") };
}

/** What happened that concerns the person. */
export default async function NotificationsPage(props: PageProps<"/[locale]/notifications">) {
  const query = toListQuery(await props.searchParams);
  const [lines, choices] = await view("/notifications", (call) =>
    Promise.all([call.documents.notification.list(), call.documents.notification.choices()]),
  );
  const isOffice = watchedBy(await currentActor()).length > 0;
  return (
    <Notifications
      lines={lines}
      choices={choices}
      isOffice={isOffice}
      read={z.uuid().safeParse(query.read).data ?? null}
      actions={{ markRead, unread, all: readAll, choose }}
    />
  );
}
