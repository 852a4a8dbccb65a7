import { z } from "zod";
import { FloorRef, OpenMeeting } from "../attendance/attendance.schema.ts";
import { BallotRef, CloseBallot, HandsAsked } from "../ballot/ballot.schema.ts";
import { EncodeProxy, RevokeProxy } from "../proxy/proxy.schema.ts";

/** A time as it stands on a sheet: `clock.rules.ts` says how it is read. */
const Time = z.string().trim().max(20);
const Times = z.string().trim().max(200);

/** What stands beside a name: when he came and left, as often as he did; empty for who was absent. */
const Line = z.object({ partyId: z.uuid(), came: Times, left: Times });

/** The attendance sheet, with what was said at the opening. */
export const KeepAttendance = OpenMeeting.extend({
  openedAt: Time,
  lines: z.array(Line).max(20_000),
});
export type KeepAttendance = z.output<typeof KeepAttendance>;

/** A proxy handed in at the door, or in the meeting. */
export const HandIn = EncodeProxy.extend({
  handedInAt: Time,
  /** It takes the place of those the principal gave before. */
  replaces: z.boolean().default(false),
  /** It named nobody: the holder is who carried it in the room. */
  unnamed: z.boolean().default(false),
  /** Why the room accepted what the law forbids; the minutes print it. */
  reason: z.string().trim().max(2000).default(""),
});
export type HandIn = z.output<typeof HandIn>;

export const HandedIn = RevokeProxy;
export type HandedIn = z.output<typeof HandedIn>;

/** The sheet of a vote. */
export const AskSheet = HandsAsked.extend({ openedAt: Time, closedAt: Time });
export type AskSheet = z.output<typeof AskSheet>;

/** Of what was shown before: nothing else is kept. */
const Mark = z.string().regex(/^[0-9a-f]{64}$/);
export const KeepSheet = AskSheet.extend({ mark: Mark });
export type KeepSheet = z.output<typeof KeepSheet>;

export const SheetRef = z.object({ sheetId: z.uuid() });
export type SheetRef = z.infer<typeof SheetRef>;

/** Who read the sheet a second time, by name. */
const Reader = z.string().trim().min(1).max(200);

const SoleVoter = CloseBallot.pick({ soleVoter: true }).shape;

/** The figures were read out to the teller, who has the sheet before him. */
export const ConfirmSheet = SheetRef.extend({ reader: Reader, ...SoleVoter });
export type ConfirmSheet = z.infer<typeof ConfirmSheet>;

/** The sheet of a vote entered a second time, by somebody who does not see the first. */
export const ReadBlind = AskSheet.omit({ resolutionId: true }).extend({
  ...ConfirmSheet.shape,
});
export type ReadBlind = z.output<typeof ReadBlind>;

/** Which of two readings is what the sheet says. */
export const SettleSheet = ConfirmSheet.extend({ right: z.enum(["first", "second"]) });
export type SettleSheet = z.infer<typeof SettleSheet>;

export const PaperRef = FloorRef;
export type PaperRef = FloorRef;
export const PaperText = BallotRef;

export const CloseOnPaper = FloorRef.extend({
  closedAt: Time,
  /** Texts without a sheet were not voted on in the room. */
  unvoted: z.boolean().default(false),
});
export type CloseOnPaper = z.infer<typeof CloseOnPaper>;

const Moment = z.int();

/** A kept attendance sheet: moments in milliseconds since 1970. */
export const AttendanceContent = z.object({
  ...OpenMeeting.omit({ meetingId: true }).shape,
  openedAt: Moment,
  moves: z.array(
    z.object({ partyId: z.uuid(), kind: z.enum(["arrived", "departed"]), at: Moment }),
  ),
});
export type AttendanceContent = z.output<typeof AttendanceContent>;

/** A kept sheet of a vote: what was typed, and what it says of each head. */
export const BallotContent = z.object({
  ...HandsAsked.omit({ resolutionId: true }).shape,
  openedAt: Moment,
  closedAt: Moment,
  mark: Mark,
});
export type BallotContent = z.output<typeof BallotContent>;

export const READINGS = ["shown", "blind", "settled"] as const;
export type Manner = (typeof READINGS)[number];
