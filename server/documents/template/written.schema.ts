import { z } from "zod";
import { Cents, IsoDate, Issuer, Lines, ReaderLocale, Sender, Shares } from "./parts.schema.ts";

/** Whose letter it is; `capacity` where he reads it for a party: it is the first of the lines too. */
const Recipient = z.object({ name: z.string(), lines: Lines, capacity: z.string().optional() });

/** What a text would cost at most, and what it would ask of the addressee: in cents. */
const Impact = z.object({
  ceiling: Cents,
  /** The key that divides it; null for the shares. */
  key: z.string().nullable(),
  reserve: Cents,
  total: Cents,
  joint: z.boolean(),
  instalments: z.array(z.object({ dueOn: IsoDate, cents: Cents })),
});

const Text = z.object({
  number: z.int(),
  text: z.string(),
  article: z.string(),
  /** Why it is decided in writing although it may need an authentic deed. */
  deedReason: z.string().optional(),
  impact: Impact.optional(),
});

/** The form on which somebody agrees by hand with what is decided in writing (art. 3.87 §11). */
export const WrittenFormAct = z.object({
  locale: ReaderLocale,
  association: Issuer,
  title: z.string(),
  textLanguage: z.string(),
  answerBy: IsoDate,
  texts: z.array(Text),
  annexes: z.array(z.string()),
  /** SHA-256 of what is signed, in hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Those who are to sign: the holders of a right, and the codes of their lots. */
  signatories: z.array(z.object({ names: z.string(), lots: z.array(z.string()) })),
});
export type WrittenFormAct = z.infer<typeof WrittenFormAct>;

/** A word to one owner about what is decided in writing: that it is asked, or that it ended. */
export const WrittenWordAct = WrittenFormAct.extend({
  sender: Sender,
  recipient: Recipient,
  /** Goes by post: the form to sign is enclosed. */
  letter: z.boolean(),
  occasion: z.enum(["opened", "reminder", "refused", "withdrawn"]),
  /** Why it was refused or taken back; who refused. */
  reason: z.string().nullable(),
  name: z.string().nullable(),
  explanation: z.string().nullable(),
  place: z.string(),
  signedOn: IsoDate,
  url: z.string(),
});
export type WrittenWordAct = z.infer<typeof WrittenWordAct>;

const Schedule = z.object({ count: z.int(), firstOn: IsoDate, every: z.int() });

/** The minutes of a decision taken in writing, as the syndic drew them up. */
export const WrittenMinutesAct = z.object({
  locale: ReaderLocale,
  association: Issuer,
  title: z.string(),
  explanation: z.string().nullable(),
  language: z.string(),
  openedOn: IsoDate,
  adoptedOn: IsoDate,
  adoptedAt: z.iso.datetime(),
  /** SHA-256 of what was signed, in hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  texts: z.array(
    z.object({
      number: z.int(),
      text: z.string(),
      article: z.string(),
      deedReason: z.string().optional(),
      funding: z
        .object({
          key: z.string().nullable(),
          ceiling: Cents,
          reserve: Cents,
          call: Cents,
          calls: Schedule.nullable(),
          loan: Cents,
          repaid: Cents,
          repayments: Schedule.nullable(),
        })
        .optional(),
    }),
  ),
  annexes: z.array(z.object({ title: z.string(), sha256: z.string() })),
  members: z.array(
    z.object({
      names: z.array(z.string()),
      lots: z.array(z.string()),
      shares: Shares,
      signed: z.object({
        name: z.string(),
        by: z.string().nullable(),
        method: z.enum(["identified", "hand"]),
        at: z.iso.datetime(),
        /** The day that the form bears, and why it was filed after the last day. */
        on: IsoDate.optional(),
        late: z.string().optional(),
      }),
    }),
  ),
  sharesTotal: Shares,
  /** The syndic in office, and who drew it up for him. */
  syndic: z.string(),
  drawnBy: z.string(),
  issuedOn: IsoDate,
  fingerprint: z.string(),
  /** Where anybody checks it. */
  verify: z.string(),
  /** Who sends it to whom; null where it is read and not sent. */
  cover: z
    .object({
      sender: Sender,
      recipient: Recipient,
      letter: z.boolean(),
      place: z.string(),
      signedOn: IsoDate,
      url: z.string(),
    })
    .nullable(),
});
export type WrittenMinutesAct = z.infer<typeof WrittenMinutesAct>;

export const WRITTEN_ACTS = [
  z.object({ kind: z.literal("assembly.written-word"), props: WrittenWordAct }),
  z.object({ kind: z.literal("assembly.written-form"), props: WrittenFormAct }),
  z.object({ kind: z.literal("assembly.written"), props: WrittenMinutesAct }),
] as const;
