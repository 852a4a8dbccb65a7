import { getTranslations } from "next-intl/server";
import { currentSession } from "#app/actor.ts";
import { view } from "#app/caller.ts";
import { MeetingWithdrawn } from "#components/assembly/meeting-withdrawn.tsx";
import { RoomDesk } from "#components/assembly/room-desk.tsx";
import { meetingAt } from "../meeting.ts";
import {
  attend,
  closeBallot,
  closeMeeting,
  encodeVotes,
  excludeVoter,
  openBallot,
  openMeeting,
  readmitVoter,
} from "./actions.ts";
import { amendText, disposeItem, recordBreach, reopenBallot } from "./motions.ts";
import { admitRemote, announceClosing, leadHands, pauseMeeting } from "./sitting.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/room">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("room.title") };
}

/** The operator's desk during the meeting. */
export default async function RoomPage({ params }: Props) {
  const { meeting, address } = await meetingAt(params);
  if (meeting.stage === "withdrawn") {
    return <MeetingWithdrawn slug={address.slug} meeting={meeting} />;
  }
  const { associationId, meetingId, slug } = address;
  const back = `/${(await params).locale}/${slug}/assembly/meetings/${meetingId}/room`;
  const ref = { associationId, meetingId };
  const [room, ballots, motions, breaches, board, proxies, conflicts] = await view(
    back,
    ({ assembly }) =>
      Promise.all([
        assembly.attendance.room(ref),
        assembly.ballot.list(ref),
        assembly.motion.list(ref),
        assembly.breach.list(ref),
        assembly.sitting.desk(ref),
        assembly.proxy.list(ref),
        assembly.proxy.conflicts(ref),
      ]),
  );
  return (
    <RoomDesk
      slug={slug}
      meeting={meeting}
      room={room}
      ballots={ballots}
      motions={motions}
      breaches={breaches}
      board={board}
      proxies={proxies}
      conflicts={conflicts}
      secretary={(await currentSession())?.displayName ?? ""}
      progress={`/api/assembly/${associationId}/${meetingId}/progress`}
      actions={{
        attend: attend.bind(null, address),
        open: openMeeting.bind(null, address),
        openBallot: openBallot.bind(null, address),
        encode: encodeVotes.bind(null, address),
        close: closeBallot.bind(null, address),
        exclude: excludeVoter.bind(null, address),
        readmit: readmitVoter.bind(null, address),
        end: closeMeeting.bind(null, address),
        dispose: disposeItem.bind(null, address),
        amend: amendText.bind(null, address),
        reopen: reopenBallot.bind(null, address),
        breach: recordBreach.bind(null, address),
        announce: announceClosing.bind(null, address),
        admit: admitRemote.bind(null, address),
        lead: leadHands.bind(null, address),
        pause: pauseMeeting.bind(null, address),
      }}
    />
  );
}
