import { useTranslations } from "next-intl";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import type { ReceiptLine } from "#server/assembly/ballot/ballot.schema.ts";
import type { VoterView } from "#server/assembly/ballot/view.queries.ts";
import type { BreachLine } from "#server/assembly/breach/breach.rules.ts";
import type { FundingView } from "#server/assembly/funding/funding.schema.ts";
import type { ItemMotions } from "#server/assembly/motion/motion.rules.ts";
import type { InstructionLine } from "#server/assembly/proxy/instruction.queries.ts";
import type { BoardView } from "#server/assembly/sitting/board.queries.ts";
import { FollowMeeting } from "./follow-meeting.tsx";
import { useMeetingCrumbs } from "./meeting-crumbs.ts";
import { PauseNotice } from "./meeting-pause.tsx";
import { VoterBreaches, VoterItems } from "./motion-lines.tsx";
import { RaisedHands } from "./raised-hands.tsx";
import { ReceiptLinks } from "./receipt-links.tsx";
import { useFollowWords } from "./room-desk.tsx";
import type { ShownMeeting, VoterActions } from "./shown-meeting.ts";
import { VoterBallots } from "./voter-ballots.tsx";
import { VoterPresence } from "./voter-presence.tsx";

type VoterDeskProps = {
  address: Readonly<{ associationId: string; slug: string; meetingId: string }>;
  meeting: ShownMeeting;
  voter: VoterView;
  motions: readonly ItemMotions[];
  breaches: readonly BreachLine[];
  board: BoardView;
  /** How the decisions would be paid, with what each would ask of the reader. */
  plans: readonly FundingView[];
  /** What was asked by and of the reader, and the parties he stands for. */
  instructions: readonly InstructionLine[];
  own: readonly string[];
  /** Of what one voted here, and of what was voted in one's name. */
  receipts: readonly ReceiptLine[];
  /** An itsme identification for this meeting is on record. */
  identified: boolean;
  /** Where one identifies; comes back here. */
  identify: string;
  actions: VoterActions;
};

/** One question at a time: am I counted as present, for whom do I vote, what is asked. */
export function VoterDesk(props: VoterDeskProps) {
  const { address, meeting, voter, motions, receipts, identified, identify, actions } = props;
  const { board } = props;
  const t = useTranslations("assembly.vote");
  const meetingWords = useTranslations("assembly.meeting");
  const { associationId, slug, meetingId } = address;
  const words = useFollowWords(board, voter.ballots);
  return (
    <Page
      title={t("title")}
      crumbs={useMeetingCrumbs(slug, meeting)}
      law={<LawNote article="3.87 §§8, 10">{t("law")}</LawNote>}
    >
      {voter.state === "convened" ? <Notice tone="info">{t("notOpen")}</Notice> : null}
      {voter.state === "failed" ? <Notice tone="danger">{t("failed")}</Notice> : null}
      {voter.state === "closed" ? <Notice tone="done">{t("closed")}</Notice> : null}
      {meeting.onPaper ? <Notice tone="info">{meetingWords("onPaper")}</Notice> : null}
      <PauseNotice board={board} />
      <VoterPresence
        meeting={meeting}
        voter={voter}
        identified={identified}
        identify={identify}
        actions={actions}
      />
      <VoterBallots
        voter={voter}
        motions={motions}
        plans={props.plans}
        instructions={props.instructions}
        own={props.own}
        board={board}
        language={meeting.language}
        actions={actions}
      />
      {voter.state === "open" ? (
        <RaisedHands board={board} {...(voter.present ? { raise: actions.raise } : {})} />
      ) : null}
      <VoterItems motions={motions} language={meeting.language} />
      <VoterBreaches breaches={props.breaches} />
      {receipts.length > 0 ? (
        <Section title={t("receipts")} id="receipts">
          <p className="max-w-measure text-quiet">{t("receiptsHint")}</p>
          <ReceiptLinks associationId={associationId} meetingId={meetingId} receipts={receipts} />
        </Section>
      ) : null}
      {voter.state === "closed" || voter.state === "failed" ? null : (
        <FollowMeeting
          address={`/api/assembly/${associationId}/${meetingId}/progress`}
          audience="voter"
          words={words}
        />
      )}
    </Page>
  );
}
