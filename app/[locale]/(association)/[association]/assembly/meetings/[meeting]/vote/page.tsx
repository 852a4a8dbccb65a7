import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
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
  const { associationId, meetingId, slug } = address;
  const { locale } = await params;
  const back = `/${locale}/${slug}/assembly/meetings/${meetingId}/vote`;
  const purpose = `assembly.meeting:${meetingId}` as const;
  const of = { associationId, meetingId };
  const voter = await view(back, (call) => call.assembly.ballot.voter(of));
  const receipts = await view(back, (call) => call.assembly.receipt.list(of));
  const identified = await view(back, (call) => call.identity.stepUp.done({ purpose }));
  const motions = await view(back, (call) => call.assembly.motion.list(of));
  const breaches = await view(back, (call) => call.assembly.breach.list(of));
  const plans = await view(back, (call) => call.assembly.funding.ofMeeting(of));
  const instructions = await view(back, (call) => call.assembly.proxy.instructions(of));
  const board = await view(back, (call) => call.assembly.sitting.board(of));
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
