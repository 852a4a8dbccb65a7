import type { PlainDate } from "#server/kernel/calendar.ts";

/** Since when a line of the law stands, and until when; an open end while nothing replaces it. */
export type Dated = Readonly<{ validFrom: PlainDate; validTo: PlainDate | null }>;

/** A delay of the law, in its own unit, with the article that sets it. */
export type Delay = Readonly<{
  amount: number;
  unit: "days" | "weeks" | "months" | "working-days";
  article: string;
}>;

export const DELAYS = [
  /** From the notice to the meeting. */
  "notice",
  /** What a letter may take: one reading counts its reception (R-AG-14). */
  "post",
  /** From a meeting without quorum to the second session. */
  "second-session",
  /** From a unanimity missed by absence to the meeting that decides without the absent. */
  "retry",
  /** The annual period of the ordinary meeting. */
  "period",
  /** Before the annual period, the last day for proposals. */
  "proposal",
  /** From a request by one fifth of the shares to the notice. */
  "request",
  /** Before the meeting, the letter that names an assistant. */
  "assistant",
  /** From the meeting to the minutes' entry and sending. */
  "minutes",
  /** From the meeting to the last day for an owner to go to court. */
  "challenge",
  /** From being told to the last day for an occupant. */
  "occupant-challenge",
] as const;
export type DelayName = (typeof DELAYS)[number];
