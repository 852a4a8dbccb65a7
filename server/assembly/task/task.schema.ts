import { z } from "zod";

/** How the table of an office is asked for; anything unreadable in an address is ignored. */
export const OfficeList = z.object({
  q: z.string().trim().max(100).catch("").default(""),
  sort: z.enum(["name", "lots", "mandate", "meeting"]).catch("name").default("name"),
  dir: z.enum(["asc", "desc"]).catch("asc").default("asc"),
  page: z.coerce.number().int().min(1).max(1_000).catch(1).default(1),
  /** Every row on one page, for a file. */
  all: z.boolean().catch(false).default(false),
});
export type OfficeList = z.infer<typeof OfficeList>;

/** What a meeting is waiting for, from its drawing-up to its minutes. */
export const MEETING_STAGES = ["draft", "convened", "open", "closed"] as const;
export type MeetingStage = (typeof MEETING_STAGES)[number];

/** By what an association of an office is looked for. */
export type OfficeName = Readonly<{ id: string; name: string; town: string }>;

/** One association of an office, with the meeting it has to see to; dates in ISO 8601. */
export type OfficeLine = Readonly<{
  id: string;
  slug: string;
  name: string;
  town: string;
  lots: number;
  mandateEndsOn: string | null;
  meeting: Readonly<{ id: string; startsAt: string; stage: MeetingStage }> | null;
}>;

/** What is asked of an owner about one meeting, in writing or by a poll, the most pressing first. */
export const ASKS = [
  "vote",
  "join",
  "write",
  "sign",
  "follow",
  "prepare",
  "answer",
  "represented",
] as const;
export type Ask = (typeof ASKS)[number];

export type AskLine = Readonly<{
  ask: Ask;
  /** The meeting; for `write`, the written decision that waits for his signature; for `answer`, the poll. */
  meetingId: string;
  startsAt: string;
  associationName: string;
  slug: string;
  /** Ballots open now on which a vote of his is missing. */
  ballots: number;
}>;
