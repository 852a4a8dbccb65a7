import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { AnnexesPage } from "#components/assembly/annexes-page.tsx";
import { meetingAt } from "../meeting.ts";
import { changeAnnexes } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/annexes">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("annexes.title") };
}

/** What goes with the notice of a meeting: offers side by side, and the auditor's report. */
export default async function MeetingAnnexesPage({ params }: Props) {
  const { locale } = await params;
  const { association, meeting, address } = await meetingAt(params);
  const { associationId, meetingId, slug } = address;
  const annexes = await view(
    `/${locale}/${slug}/assembly/meetings/${meetingId}/annexes`,
    ({ assembly }) => assembly.annex.show({ associationId, meetingId }),
  );
  const isSyndic = association.roles.includes("syndic");
  return (
    <AnnexesPage
      associationId={associationId}
      slug={slug}
      meeting={meeting}
      annexes={annexes}
      action={isSyndic ? changeAnnexes.bind(null, address) : null}
    />
  );
}
