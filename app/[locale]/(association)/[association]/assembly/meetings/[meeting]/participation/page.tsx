import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { ParticipationDesk } from "#components/assembly/participation-desk.tsx";
import { meetingAt } from "../meeting.ts";
import { issueParticipation } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/participation">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("participation.title") };
}

/** One's own certificates of having taken part in a meeting. */
export default async function ParticipationPage({ params }: Props) {
  const { meeting, address } = await meetingAt(params);
  if (meeting.stage !== "closed") notFound();
  const { associationId, meetingId, slug } = address;
  const back = `/${(await params).locale}/${slug}/assembly/meetings/${meetingId}/participation`;
  const certificates = await view(back, (call) =>
    call.assembly.participation.list({ associationId, meetingId }),
  );
  return (
    <ParticipationDesk
      address={address}
      meeting={meeting}
      certificates={certificates}
      issue={issueParticipation.bind(null, address)}
    />
  );
}
