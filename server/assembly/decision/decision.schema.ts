import { z } from "zod";
import { optionalText } from "#server/kernel/typed.ts";
import { DECISION_TYPES } from "../ballot/catalogue.rules.ts";
import type { ChallengeLine } from "../challenge/challenge.schema.ts";

export const OUTCOMES = ["adopted", "rejected"] as const;
export type DecisionOutcome = (typeof OUTCOMES)[number];

/** A value of an address that is not understood narrows nothing. */
const day = z.iso.date().nullable().catch(null).default(null);

/** How the register is asked for; anything unreadable in an address is ignored. */
export const RegisterQuery = z.object({
  /** Words that must all be found in the item or the text, whatever their case and accents. */
  q: z.string().trim().max(200).catch("").default(""),
  from: day,
  to: day,
  outcome: z.enum(OUTCOMES).nullable().catch(null).default(null),
  type: z.enum(DECISION_TYPES).nullable().catch(null).default(null),
  meetingId: z.uuid().nullable().catch(null).default(null),
  page: z.coerce.number().int().min(1).max(1_000).catch(1).default(1),
});
export type RegisterQuery = z.infer<typeof RegisterQuery>;

export const REGISTER_ROWS = 50;
/** The most decisions that one printed register holds: some forty years of meetings. */
export const PRINTED_ROWS = 1_000;

export const DecisionRef = z.object({ decisionId: z.uuid() });
export type DecisionRef = z.infer<typeof DecisionRef>;

/** Votes as old minutes give them: a whole number, or nothing where they do not say. */
const votes = z
  .string()
  .trim()
  .nullish()
  .transform((typed) => typed?.replaceAll(/[\s.\u202f]/g, "") || null)
  .pipe(
    z
      .string()
      .regex(/^\d{1,12}$/)
      .nullable(),
  );

/** A decision of the years before, as its signed minutes have it. */
export const EnterEarlier = z
  .object({
    decidedOn: z.iso.date(),
    item: z.string().trim().min(1).max(200),
    text: z.string().trim().min(1).max(5000),
    language: z.enum(["fr", "nl", "de", "en"]),
    outcome: z.enum(OUTCOMES),
    decisionType: z.enum(DECISION_TYPES).nullable(),
    votesFor: votes,
    votesAgainst: votes,
    abstained: votes,
    /** The special common part whose owners alone voted. */
    electorate: optionalText(200),
    /** A scan that is already filed, or a new one. */
    documentId: z.uuid().nullable(),
    scan: z
      .object({
        filename: z.string().trim().min(1).max(200),
        bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength > 0),
      })
      .nullable(),
  })
  .refine(({ documentId, scan }) => (documentId === null) !== (scan === null), { path: ["scan"] });
export type EnterEarlier = z.infer<typeof EnterEarlier>;

/** Votes counted: exact fractions `num/den`, or whole where minutes of before give them. */
export type DecisionVotes = Readonly<{
  for: string | null;
  against: string | null;
  abstained: string | null;
}>;

/** A line of the register; days in ISO. */
export type DecisionLine = Readonly<{
  id: string;
  number: number;
  decidedOn: string;
  item: string;
  text: string;
  language: string;
  decisionType: string | null;
  majority: string | null;
  article: string | null;
  outcome: DecisionOutcome;
  votes: DecisionVotes;
  electorate: string | null;
  lots: readonly string[];
  meetingId: string | null;
  /** The unanimous written decision it was taken by, without a meeting. */
  writtenId: string | null;
  documentId: string | null;
  /** Voted on paper, and recorded afterwards from its sheet. */
  onPaper: boolean;
  /** Of the act it stands in, in hexadecimal. */
  recordHash: string | null;
  enteredAt: string;
  /** What the signed act is said to say otherwise than the sealed votes. */
  disagreements: readonly string[];
  /** Claims against it in court, the earliest first. */
  challenges: readonly ChallengeLine[];
}>;

/** Another decision of the same meeting. */
export type Sibling = Readonly<{ id: string; number: number; item: string }>;

export type RegisterPage = Readonly<{
  rows: readonly DecisionLine[];
  page: number;
  pages: number;
  /** How many answer, on all pages. */
  total: number;
}>;

/** A filed scan of signed minutes from which further decisions may be entered. */
export type FiledScan = Readonly<{ id: string; title: string }>;
