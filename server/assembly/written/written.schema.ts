import { z } from "zod";
import { optionalText } from "#server/kernel/typed.ts";
import { DECISION_TYPES } from "../ballot/catalogue.rules.ts";
import type { FundingView } from "../funding/funding.schema.ts";
import { SetFunding } from "../funding/funding.schema.ts";

/** So many texts at most: each is signed for, and read, by everybody. */
export const MOST_TEXTS = 5;

const Words = {
  title: z.string().trim().min(1).max(200),
  explanation: optionalText(5000),
  answerBy: z.iso.date(),
};
const Text = z.object({
  text: z.string().trim().min(1).max(5000),
  decisionType: z.enum(DECISION_TYPES),
  /** Why it is decided in writing although it may need an authentic deed. */
  deedReason: optionalText(1000),
});

export const DraftWritten = z.object({
  ...Words,
  language: z.enum(["fr", "nl", "de", "en"]),
  texts: z.array(Text).min(1).max(MOST_TEXTS),
});
export type DraftWritten = z.output<typeof DraftWritten>;

/** What an owner would like to have decided: his words, for the syndic to draft. */
export const AskWritten = z.object({
  title: Words.title,
  explanation: Words.explanation,
  text: Text.shape.text,
});
export type AskWritten = z.output<typeof AskWritten>;

export const WrittenRef = z.object({ writtenId: z.uuid() });
export type WrittenRef = z.infer<typeof WrittenRef>;

export const EditWritten = DraftWritten.extend(WrittenRef.shape);
export type EditWritten = z.output<typeof EditWritten>;

export const WrittenTextRef = WrittenRef.extend({ textId: z.uuid() });
export type WrittenTextRef = z.infer<typeof WrittenTextRef>;

export const FundWritten = SetFunding.omit({ meetingId: true, resolutionId: true }).extend(
  WrittenTextRef.shape,
);
export type FundWritten = z.output<typeof FundWritten>;

const Upload = z.object({
  filename: z.string().trim().min(1).max(200),
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength > 0),
});
export const AnnexWritten = WrittenRef.extend({ scan: Upload });
export type AnnexWritten = z.output<typeof AnnexWritten>;
export const AnnexRef = WrittenRef.extend({ documentId: z.uuid() });
export type AnnexRef = z.infer<typeof AnnexRef>;

/** One signs what one has read: its fingerprint says which words these were. */
export const SignWritten = WrittenRef.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) });
export type SignWritten = z.infer<typeof SignWritten>;

export const RefuseWritten = WrittenRef.extend({ reason: optionalText(1000) });
export type RefuseWritten = z.output<typeof RefuseWritten>;

export const ReceiptRef = WrittenRef.extend({ signatureId: z.uuid() });
export type ReceiptRef = z.infer<typeof ReceiptRef>;

export const WithdrawWritten = WrittenRef.extend({ reason: z.string().trim().min(1).max(1000) });
export type WithdrawWritten = z.infer<typeof WithdrawWritten>;

/** A form signed by hand, with those whose names are on it and the day that it bears. */
export const FileForm = WrittenRef.extend({
  signers: z.array(z.uuid()).min(1).max(500),
  signedOn: z.iso.date(),
  /** The day beside a name, by party, where it is another than that of the form. */
  days: z.record(z.uuid(), z.iso.date()).default({}),
  /** Why it is filed after the last day only. */
  lateReason: optionalText(1000),
  scan: Upload,
});
export type FileForm = z.output<typeof FileForm>;

/** A refusal that came on paper: its scan, or how it came. */
export const FileRefusal = WrittenRef.extend({
  partyId: z.uuid(),
  saidOn: z.iso.date(),
  reason: optionalText(1000),
  note: optionalText(1000),
  scan: Upload.nullable(),
});
export type FileRefusal = z.output<typeof FileRefusal>;

export const PostWritten = WrittenRef.extend({
  deliveryIds: z.array(z.uuid()).min(1).max(5000),
  depositedOn: z.iso.date(),
  postingNumber: z.string().trim().min(1).max(200),
});
export type PostWritten = z.infer<typeof PostWritten>;

/** Letters of one word about it: that it is asked, that somebody is missing, that it ended. */
export const PostWord = PostWritten.extend({ wordId: z.uuid() });
export type PostWord = z.infer<typeof PostWord>;

/** `lapsed`: the last day is over and somebody has not signed: nothing is decided. */
export const WRITTEN_STATES = [
  "draft",
  "open",
  "adopted",
  "refused",
  "lapsed",
  "withdrawn",
] as const;
export type WrittenState = (typeof WRITTEN_STATES)[number];

export const METHODS = ["identified", "hand"] as const;
export type Method = (typeof METHODS)[number];

/** A yes in writing; by hand with the day that the form bears, and why it was filed late. */
export type Signed = Readonly<{
  name: string;
  by: string | null;
  method: Method;
  at: string;
  on: string | null;
  late: string | null;
}>;

/** A member of the association with what he has said; whose name stands here is public among owners. */
export type MemberView = Readonly<{
  number: number;
  names: readonly string[];
  lots: readonly string[];
  shares: string;
  /** Who may sign for it: one of them does for all. None where rights are divided and nobody is named. */
  voters: readonly Readonly<{ partyId: string; name: string }>[];
  signed: Signed | null;
  /** Not a member when it was opened: he came since. */
  isNew: boolean;
}>;

/** A signature of somebody who is no member with a vote, then or today: it stays, and counts for nobody. */
export type IdleSignature = Readonly<{ name: string; on: string }>;

export type WrittenLine = Readonly<{
  id: string;
  title: string;
  language: string;
  state: WrittenState;
  answerBy: string;
  /** Signatures given, of how many were asked for at the opening. */
  signed: number;
  members: number;
  askedBy: string | null;
}>;

export type WrittenTextView = Readonly<{
  id: string;
  position: number;
  text: string;
  decisionType: string;
  article: string;
  deedReason: string | null;
  funding: FundingView | null;
}>;

/** A written decision as its page shows it; days in ISO. */
export type WrittenView = WrittenLine &
  Readonly<{
    explanation: string | null;
    texts: readonly WrittenTextView[];
    annexes: readonly Readonly<{ id: string; title: string; sha256: string }>[];
    people: readonly MemberView[];
    /** Given by who has sold since, or is represented by another: who holds his lots signs. */
    idle: readonly IdleSignature[];
    /** Who might have signed when it was opened, has not, and is no member any more: paper may show he had. */
    former: readonly Readonly<{ partyId: string; name: string }>[];
    /** SHA-256 of what is signed, in hexadecimal; null for a draft. */
    hash: string | null;
    openedAt: string | null;
    remindedAt: string | null;
    end: Readonly<{
      kind: string;
      name: string | null;
      reason: string | null;
      at: string;
      /** The day of the last signature; null where nothing was decided. */
      decidedOn: string | null;
      /** Of a refusal on paper: its day, how it came, and the scan for who keeps it. */
      on: string | null;
      note: string | null;
      documentId: string | null;
    }> | null;
    /** The minutes, once the syndic has drawn them up. */
    minutes: Readonly<{ id: string; fingerprint: string; issuedAt: string }> | null;
    decisions: readonly Readonly<{ id: string; number: number }>[];
    /** The reader's own signatures, for their receipts. */
    receipts: readonly string[];
    /** The reader is a member who may sign, may still, and has done so. */
    own: Readonly<{ isMember: boolean; maySign: boolean; hasSigned: boolean }>;
  }>;
