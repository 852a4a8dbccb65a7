import { z } from "zod";
import { Hex32, SealedEvent } from "#server/proof/leaf/leaf.schema.ts";

/** A receipt is at most this many bytes, whatever the size of meeting and batch. */
export const RECEIPT_MAX_BYTES = 4_096;
/** What the public page reads at all. */
export const FILE_MAX_BYTES = 10_240;

/** Where a hash stands in a closed tree, and the siblings up to its root (RFC 9162). */
export const Place = z.strictObject({
  root: Hex32,
  size: z
    .int()
    .min(1)
    .max(2 ** 20),
  index: z
    .int()
    .min(0)
    .max(2 ** 20 - 1),
  path: z.array(Hex32).max(20),
});
export type Place = z.infer<typeof Place>;

const Address = z.string().regex(/^0x[0-9a-f]{40}$/);

/** The transaction that wrote a batch's root into the contract. */
export const AnchorRef = z.strictObject({
  chainId: z.int().min(1),
  contract: Address,
  transaction: z.string().regex(/^0x[0-9a-f]{64}$/),
  block: z.int().min(0),
});
export type AnchorRef = z.infer<typeof AnchorRef>;

/** What the installation signs: it took this very vote, or this very signature. */
export const SignedPart = z.strictObject({
  v: z.literal("koprogo.receipt/1"),
  event: SealedEvent,
  /** The leaf of the event. */
  leaf: Hex32,
});
export type SignedPart = z.infer<typeof SignedPart>;

/** The file a voter keeps. Whole once the meeting's tree is anchored; signed from the first second. */
export const ReceiptV1 = z.strictObject({
  ...SignedPart.shape,
  /** The installation's Ed25519 public key, raw. */
  key: Hex32,
  /** Ed25519 over the canonical JSON of `v`, `event` and `leaf`. */
  signature: z.string().regex(/^[0-9a-f]{128}$/),
  /** The leaf in its meeting's tree, once the meeting is closed. */
  tree: Place.optional(),
  /** The tree's root, as the leaf SHA-256(0x00 ‖ root), in the anchored batch. */
  batch: Place.optional(),
  anchor: AnchorRef.optional(),
  /** Told beside what is signed: it was voted on paper, at the hour of the event, and recorded later. */
  fromPaper: z.literal(true).optional(),
});
export type ReceiptV1 = z.infer<typeof ReceiptV1>;

/** A receipt of which it is known what it is about. */
export type ReceiptOf<Event extends SealedEvent> = Readonly<
  Omit<ReceiptV1, "event"> & { event: Event }
>;

/** Every check made of a receipt, in the order in which they are shown. */
export const CHECKS = [
  "leaf",
  "signature",
  "key-anchored",
  "in-tree",
  "in-batch",
  "same-contract",
  "transaction",
  "root-anchored",
] as const;
export type CheckName = (typeof CHECKS)[number];

/** `waiting`: not yet possible, the batch is not anchored. `unknown`: the chain did not answer. */
export type Outcome = "passed" | "failed" | "waiting" | "unknown";
export type Check = Readonly<{ name: CheckName; outcome: Outcome }>;

/** The text of a receipt file, as uploaded or pasted. Longer ones are refused by the service. */
export const VerifyInput = z.object({ file: z.string().max(1_000_000) });

/** What a verification found. */
export type Verification = Readonly<{
  outcome: Outcome;
  checks: readonly Check[];
  event: SealedEvent;
  /** The file says, beside what is signed, that it was voted on paper and recorded later. */
  fromPaper: boolean;
  /** Block and time of the anchor, as the chain says; null while it says nothing. */
  anchored: Readonly<{ block: number; at: string; final: boolean }> | null;
}>;
