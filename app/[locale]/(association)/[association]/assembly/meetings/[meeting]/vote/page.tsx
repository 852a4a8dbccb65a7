import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { MeetingWithdrawn } from "#components/assembly/meeting-withdrawn.tsx";
import { VoterDesk } from "#components/assembly/voter-desk.tsx";
import { meetingAt } from "../meeting.ts";
import { castVotes, joinMeeting, leaveMeeting } from "./actions.ts";
import { askTime, raiseHand } from "./sitting.ts";

type Props = PageProps<"/[locale]/[association]/assembly/meetings/[meeting]/vote">;

export async function generateMetadata() {
  return { title: (await getTranslations("assembly"))("vote.title") };
}

/** The meeting as one of its voters sees it. */
export default async function VotePage({ params }: Props) {
  const { association, meeting, address } = await meetingAt(params);
  if (meeting.stage === "withdrawn") {
    return <MeetingWithdrawn slug={address.slug} meeting={meeting} />;
  }
  const { associationId, meetingId, slug } = address;
  const { locale } = await params;
  const back = `/${locale}/${slug}/assembly/meetings/${meetingId}/vote`;
  const purpose = `assembly.meeting:${meetingId}` as const;
  const of = { associationId, meetingId };
  const [voter, receipts, identified, motions, breaches, plans, instructions, board] = await view(
    back,
    ({ assembly, identity }) =>
      Promise.all([
        assembly.ballot.voter(of),
        assembly.receipt.list(of),
        identity.stepUp.done({ purpose }),
        assembly.motion.list(of),
        assembly.breach.list(of),
        assembly.funding.ofMeeting(of),
        assembly.proxy.instructions(of),
        assembly.sitting.board(of),
      ]),
  );
  return (
    <VoterDesk
      address={address}
      meeting={meeting}
      voter={voter}
      motions={motions}
      breaches={breaches}
      board={board}
      plans={plans}
      instructions={instructions}
      own={association.parties}
      receipts={receipts}
      identified={Boolean(identified)}
      identify={`/step-up?${new URLSearchParams({ for: purpose, back })}`}
      actions={{
        join: joinMeeting.bind(null, address),
        leave: leaveMeeting.bind(null, address),
        cast: castVotes.bind(null, address),
        askTime: askTime.bind(null, address),
        raise: raiseHand.bind(null, address),
      }}
    />
  );
}
