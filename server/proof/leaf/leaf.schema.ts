import { z } from "zod";

/** Lower-case only: the same id always gives the same bytes, hence the same leaf. */
const Id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** 32 bytes in lower-case hexadecimal. */
export const Hex32 = z.string().regex(/^[0-9a-f]{64}$/);

/** An instant in UTC with milliseconds, as `Temporal.Instant` prints it (RFC 3339). */
const Moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));

/**
 * One vote as it was cast: the closed, versioned content that a leaf commits to.
 * Ids only, no name; a later format gets another `v` and leaves this one alone.
 */
export const VoteEventV1 = z.strictObject({
  /** The format. */
  v: z.literal("koprogo.vote/1"),
  /** The association of co-owners that meets. */
  association: Id,
  /** The general assembly. */
  meeting: Id,
  /** The text put to the vote. */
  resolution: Id,
  /** The head of the frozen roll that the vote is cast for. */
  entitlement: Id,
  /** 1 for the first vote of that head on that text; the highest one counts. */
  sequence: z.int().min(1).max(1_000_000),
  choice: z.enum(["for", "against", "abstain"]),
  /** Shares of the head on the roll, before any cap: decimal digits. */
  shares: z.string().regex(/^(0|[1-9]\d{0,17})$/),
  /** The party who cast it: the voter of the head, or the holder of his proxy. */
  castBy: Id,
  /** The proxy used, or null when cast in person. */
  proxy: Id.nullable(),
  /** In the room, or at a distance (art. 3.87 §1). */
  channel: z.enum(["room", "remote"]),
  /** Encoded in the room by the syndic's operator rather than by the voter himself. */
  byOperator: z.boolean(),
  /** When the server accepted it. */
  at: Moment,
  /** 32 random bytes, kept off the chain: without them a leaf cannot be guessed. */
  salt: Hex32,
});
export type VoteEventV1 = z.infer<typeof VoteEventV1>;

/** A vote nobody said by name: the operator recorded it of all in the room who were not excepted. */
export const VoteEventV2 = VoteEventV1.extend({
  v: z.literal("koprogo.vote/2"),
  derived: z.literal(true),
});
export type VoteEventV2 = z.infer<typeof VoteEventV2>;

/**
 * A vote for some lots of a head, the others being voted otherwise or by another hand: of each lot the
 * vote of the highest sequence that is for it counts. `shares` are those of these lots.
 */
export const VoteEventV3 = VoteEventV1.extend({
  v: z.literal("koprogo.vote/3"),
  /** In ascending order, each once: the same lots always give the same bytes. */
  lots: z
    .array(Id)
    .min(1)
    .refine((lots) => lots.every((lot, index) => index === 0 || (lots[index - 1] ?? "") < lot)),
  derived: z.boolean(),
});
export type VoteEventV3 = z.infer<typeof VoteEventV3>;

/** So many lots a leaf names by their ids; with more of them its receipt would pass 4 kB. */
export const MOST_NAMED = 32;

/**
 * A vote for more lots of a head than a receipt can name: the third format would take 39 bytes for each,
 * and 42 of them no longer fit into the 4 kB of a receipt. `lots` has one bit for each lot of the head,
 * in ascending order of id, as the frozen roll commits to them (`koprogo.roll/1`): the first lot is the
 * highest bit of the first byte, set where the vote is for it; base64url, without padding.
 */
export const VoteEventV4 = VoteEventV1.extend({
  v: z.literal("koprogo.vote/4"),
  lots: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .refine((bits) => Buffer.from(bits, "base64url").toString("base64url") === bits),
  derived: z.boolean(),
});
export type VoteEventV4 = z.infer<typeof VoteEventV4>;

/** A vote in the format that its `v` names. */
export const VoteEvent = z.discriminatedUnion("v", [
  VoteEventV1,
  VoteEventV2,
  VoteEventV3,
  VoteEventV4,
]);
export type VoteEvent = z.infer<typeof VoteEvent>;

/** A member's signature under a decision taken in writing (art. 3.87 §11). Ids only, no name. */
export const SignatureEventV1 = z.strictObject({
  /** The format. */
  v: z.literal("koprogo.signature/1"),
  association: Id,
  /** The written decision. */
  written: Id,
  /** SHA-256 of what is signed: texts, plans of payment, annexes, last day. */
  text: Hex32,
  /** The party who agrees. */
  party: Id,
  /** On screen after a strong identification, or by hand on a form. */
  method: z.enum(["identified", "hand"]),
  /** SHA-256 of the scan of that form; null for a signature on screen. */
  scan: Hex32.nullable(),
  /** When the server accepted it. */
  at: Moment,
  /** 32 random bytes, kept off the chain: without them a leaf cannot be guessed. */
  salt: Hex32,
});
export type SignatureEvent = z.infer<typeof SignatureEventV1>;

/** Whatever a leaf commits to, in the format that its `v` names. */
export const SealedEvent = z.discriminatedUnion("v", [
  VoteEventV1,
  VoteEventV2,
  VoteEventV3,
  VoteEventV4,
  SignatureEventV1,
]);
export type SealedEvent = z.infer<typeof SealedEvent>;
