import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { ParticipationDesk } from "#components/assembly/participation-desk.tsx";
import { meetingAt } from "../meeting.ts";
import { issueParticipation, printLetter } from "./actions.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/participation">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("participation.title") };
}

/** One's own certificates of having taken part in a meeting; the office prints those of who has no screen. */
export default async function ParticipationPage({ params }: Props) {
  const { association, meeting, address } = await meetingAt(params);
  const isOffice = association.roles.includes("syndic");
  const isParty = association.parties.length > 0;
  if (meeting.stage !== "closed" || !(isOffice || isParty)) notFound();
  const { associationId, meetingId, slug } = address;
  const back = `/${(await params).locale}/${slug}/assembly/meetings/${meetingId}/participation`;
  const of = { associationId, meetingId };
  const [certificates, withoutScreen] = await view(back, (call) =>
    Promise.all([
      isParty ? call.assembly.participation.list(of) : null,
      isOffice ? call.assembly.participation.withoutScreen(of) : null,
    ]),
  );
  return (
    <ParticipationDesk
      address={address}
      meeting={meeting}
      certificates={certificates}
      withoutScreen={withoutScreen}
      issue={issueParticipation.bind(null, address)}
      print={printLetter.bind(null, address)}
    />
  );
}
