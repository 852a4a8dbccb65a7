import { z } from "zod";
import { typedCents } from "#server/kernel/typed.ts";
import { ItemRef } from "../agenda/agenda.schema.ts";
import type { TenderDuty } from "../agenda/tender.rules.ts";
import { DECISION_TYPES } from "../ballot/catalogue.rules.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";

/** A file sent with a form; one sent without a file carries an empty one and is refused. */
const Sent = z
  .object({ filename: z.string().trim().max(200), bytes: z.instanceof(Uint8Array) })
  .refine(({ filename, bytes }) => filename !== "" && bytes.byteLength > 0);
export type Sent = z.output<typeof Sent>;

export const FileReport = MeetingRef.extend({ datedOn: z.iso.date(), file: Sent });
export type FileReport = z.output<typeof FileReport>;

export const AddQuote = ItemRef.extend({
  supplier: z.string().trim().min(1).max(200),
  amount: typedCents.refine((cents) => cents > 0n),
  receivedOn: z.iso.date(),
  file: Sent,
});
export type AddQuote = z.output<typeof AddQuote>;

export const QuoteRef = MeetingRef.extend({ quoteId: z.uuid() });
export type QuoteRef = z.infer<typeof QuoteRef>;

/** A text for each offer, one after the other: a yes or a no each, never the most of several. */
export const PutQuotes = ItemRef.extend({ decisionType: z.enum(DECISION_TYPES) });
export type PutQuotes = z.infer<typeof PutQuotes>;

export const SetTender = z.object({
  from: typedCents,
  quotes: z.coerce.number().int().min(2).max(10),
  decidedOn: z.iso.date(),
});
export type SetTender = z.output<typeof SetTender>;

/** Amounts in cents, in decimal digits; days in ISO. */
export type QuoteView = Readonly<{
  id: string;
  supplier: string;
  cents: string;
  receivedOn: string;
  documentId: string;
  /** The text by which it is voted on has this number in its item. */
  resolution: number | null;
}>;

export type ItemQuotes = Readonly<{
  itemId: string;
  quotes: readonly QuoteView[];
  duty: TenderDuty;
  asked: number;
  isLacking: boolean;
}>;

export type ReportView = Readonly<{
  documentId: string;
  datedOn: string;
  filedAt: string;
  /** It came after the notice left: the owners did not have it with that. */
  isLate: boolean;
}>;

export type AnnexView = Readonly<{
  isAnnual: boolean;
  reports: readonly ReportView[];
  items: readonly ItemQuotes[];
  /** What the meeting fixed; null while it has not. */
  rule: Readonly<{ fromCents: string; quotes: number; decidedOn: string }> | null;
}>;
