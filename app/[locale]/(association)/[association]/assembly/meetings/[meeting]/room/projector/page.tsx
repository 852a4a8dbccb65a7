import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { MeetingWithdrawn } from "#components/assembly/meeting-withdrawn.tsx";
import { Projector } from "#components/assembly/projector.tsx";
import { toLocale } from "#messages/routing.ts";
import { meetingAt } from "../../meeting.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/room/projector">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("projector.title") };
}

/** What the operator projects for the room: nothing to press, nothing to follow but the meeting. */
export default async function ProjectorPage({ params }: Props) {
  const { association, meeting, address } = await meetingAt(params);
  if (meeting.stage === "withdrawn") {
    return <MeetingWithdrawn slug={address.slug} meeting={meeting} />;
  }
  const { associationId, meetingId, slug } = address;
  const room = `/${slug}/assembly/meetings/${meetingId}/room`;
  const back = `/${(await params).locale}${room}/projector`;
  const ref = { associationId, meetingId };
  // It belongs to the table: who follows from his own screen has it there as text.
  const board = await view(back, (call) => call.assembly.sitting.desk(ref));
  const ballots = await view(back, (call) => call.assembly.ballot.list(ref));
  const languages = [...new Set(association.languages.map(toLocale))];
  const spoken = await Promise.all(
    languages.map(async (locale) => ({
      ...{ locale, t: await getTranslations({ locale, namespace: "assembly" }) },
    })),
  );
  return (
    <Projector
      association={association.name}
      language={meeting.language}
      ballots={ballots}
      board={board}
      spoken={spoken}
      room={room}
      progress={`/api/assembly/${associationId}/${meetingId}/progress`}
    />
  );
}
