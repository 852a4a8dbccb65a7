import { z } from "zod";
import { IsoDate, Issuer, ReaderLocale } from "./parts.schema.ts";

/** A narrative of the meeting, beside the act: nobody signs it. */
export const Narrative = z.object({
  text: z.string(),
  writtenAt: z.iso.datetime(),
  writtenBy: z.string(),
});

export const ReportAct = z.object({
  locale: ReaderLocale,
  association: Issuer,
  /** The language it is written in. */
  language: z.string(),
  meetingOn: IsoDate,
  report: Narrative,
});
export type ReportAct = z.infer<typeof ReportAct>;

/** The sheet on which final minutes are signed by hand, beside or instead of the screen (art. 3.87 §10). */
export const SignatureSheetAct = z.object({
  locale: ReaderLocale,
  association: Issuer,
  meeting: z.object({
    kind: z.enum(["ordinary", "extraordinary"]),
    session: z.int(),
    on: IsoDate,
  }),
  recordHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Where anybody checks the fingerprint. */
  verify: z.string(),
  signatories: z.array(
    z.object({
      capacity: z.enum(["chair", "secretary", "owner"]),
      name: z.string(),
      /** How he has signed already, or that he did not: his line is closed. */
      done: z
        .discriminatedUnion("how", [
          z.object({ how: z.enum(["itsme", "provider", "account", "room"]), at: z.iso.datetime() }),
          z.object({ how: z.literal("missing"), reason: z.string() }),
        ])
        .nullable(),
    }),
  ),
});
export type SignatureSheetAct = z.infer<typeof SignatureSheetAct>;

/** That somebody took part in a meeting: his times, and the receipts of what was voted for him. */
export const ParticipationAct = z.object({
  locale: ReaderLocale,
  association: Issuer,
  meeting: z.object({
    kind: z.enum(["ordinary", "extraordinary"]),
    session: z.int(),
    on: IsoDate,
    /** Held on paper, and recorded afterwards; absent for all others. */
    onPaper: z.literal(true).exactOptional(),
  }),
  /** In whose names he took part. */
  people: z.array(z.string()),
  presences: z.array(
    z.object({
      name: z.string(),
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      channel: z.enum(["room", "remote"]),
    }),
  ),
  votes: z.array(
    z.object({
      item: z.int(),
      /** The number of the text on its item, where the item has several. */
      text: z.int().nullable(),
      /** The holders it was cast for. */
      names: z.string(),
      /** Null where he did not ask for it. */
      choice: z.enum(["for", "against", "abstain"]).nullable(),
      /** The leaf of the vote in the sealed tree, in hexadecimal. */
      receipt: z.string(),
    }),
  ),
  issuedOn: IsoDate,
  fingerprint: z.string(),
  /** Where anybody checks it. */
  verify: z.string(),
});
export type ParticipationAct = z.infer<typeof ParticipationAct>;
