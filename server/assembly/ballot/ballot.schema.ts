import { z } from "zod";
import { CHOICES } from "./ballot.rules.ts";
import { EXCLUSION_GROUNDS } from "./exclusion.rules.ts";

export const BallotRef = z.object({ resolutionId: z.uuid() });
export type BallotRef = z.infer<typeof BallotRef>;

export const MeetingBallots = z.object({ meetingId: z.uuid() });
export type MeetingBallots = z.infer<typeof MeetingBallots>;

/** For whom and what; who votes, with what weight and under which proxy, the server knows. */
const HeadVote = z.object({
  entitlementId: z.uuid(),
  choice: z.enum(CHOICES),
  /** Some of its lots, where they are voted differently; none named: all that one carries. */
  lots: z.array(z.uuid()).max(500).optional(),
});

/** A ballot paper: one choice for each head one votes for. */
export const CastVotes = BallotRef.extend({ votes: z.array(HeadVote).min(1).max(500) });
export type CastVotes = z.infer<typeof CastVotes>;

/** The operator encodes a show of hands: those listed, and what all others in the room voted. */
export const CastInRoom = BallotRef.extend({
  votes: z.array(HeadVote).max(500),
  /** Of each head in the room that is not listed and has not voted yet. */
  others: z.enum(CHOICES).optional(),
});
export type CastInRoom = z.infer<typeof CastInRoom>;

const Names = z.string().trim().max(2000).default("");

/** A show of hands: one choice for all in the room, and by lot or name who chose otherwise. */
export const HandsAsked = BallotRef.extend({
  others: z.enum(CHOICES).default("for"),
  for: Names,
  against: Names,
  abstain: Names,
});
export type HandsAsked = z.output<typeof HandsAsked>;

export const RecordHands = HandsAsked.extend({
  /** Of what was shown before: nothing else is recorded. */
  mark: z.string().regex(/^[0-9a-f]{64}$/),
  close: z.boolean(),
});
export type RecordHands = z.output<typeof RecordHands>;

export const CloseBallot = BallotRef.extend({
  /** Asked only where one person alone takes part: do his votes count? The law is silent. */
  soleVoter: z.enum(["capped", "counted"]).optional(),
});
export type CloseBallot = z.infer<typeof CloseBallot>;

const Reason = z.string().trim().min(1).max(500);

export const ExcludeVoter = BallotRef.extend({
  partyId: z.uuid(),
  ground: z.enum(EXCLUSION_GROUNDS),
  reason: Reason,
});
export type ExcludeVoter = z.infer<typeof ExcludeVoter>;

export const LiftExclusion = BallotRef.extend({ exclusionId: z.uuid(), reason: Reason });
export type LiftExclusion = z.infer<typeof LiftExclusion>;

/** One's receipts: of one meeting, or of all. */
export const ReceiptsOf = z.object({ meetingId: z.uuid().optional() });

export const ReceiptRef = MeetingBallots.extend({
  resolutionId: z.uuid(),
  entitlementId: z.uuid(),
  /** Of the votes for some of its lots, which; else the last for all of them. */
  sequence: z.int().min(1).nullish(),
});
export type ReceiptRef = z.infer<typeof ReceiptRef>;

/** A receipt as lists name it: what was voted stands in the file only. */
export type ReceiptLine = Readonly<{
  meetingId: string;
  /** The day of the meeting, YYYY-MM-DD. */
  on: string;
  resolutionId: string;
  entitlementId: string;
  /** Which vote, where it is for some lots of the head: their codes are in `lots`. */
  sequence: number | null;
  lots: readonly string[];
  /** The number of the item on the agenda. */
  item: number;
  /** The number of the text on its item, where the item has several. */
  text: number | null;
  /** The holders of the head it was cast for. */
  names: string;
  /** Recorded afterwards, from the sheet of a meeting held on paper. */
  onPaper: boolean;
}>;
