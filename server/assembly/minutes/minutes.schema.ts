import { z } from "zod";

export const MinutesRef = z.object({ meetingId: z.uuid() });
export type MinutesRef = z.infer<typeof MinutesRef>;

/** In what capacity one signs (art. 3.87 §10). */
export const CAPACITIES = ["chair", "secretary", "owner"] as const;
export type SigningCapacity = (typeof CAPACITIES)[number];

/** How one signed: identified by itsme or by another provider, from one's own account, or by hand in the room. */
export const SigningMethod = z.enum(["itsme", "provider", "account", "room"]);
export type SigningMethod = z.infer<typeof SigningMethod>;

/** Somebody signs on paper before the operator; the secretary may be no party. */
export const RecordSignature = MinutesRef.extend({
  capacity: z.enum(CAPACITIES),
  partyId: z.uuid().nullable(),
});
export type RecordSignature = z.infer<typeof RecordSignature>;

/** Somebody who was to sign did not, for this reason (art. 3.87 §10). */
export const RecordMissing = RecordSignature.extend({
  reason: z.string().trim().min(1).max(500),
});
export type RecordMissing = z.infer<typeof RecordMissing>;

const Prose = z.string().max(10_000).default("");

/** What is written before and after the facts of an item; empty for nothing. */
export const SaveProse = MinutesRef.extend({
  position: z.int().min(1),
  before: Prose,
  after: Prose,
});
export type SaveProse = z.output<typeof SaveProse>;

/** The narrative of a meeting; empty to take it back. */
export const WriteReport = MinutesRef.extend({ text: z.string().trim().max(50_000) });
export type WriteReport = z.infer<typeof WriteReport>;

/** What the signed act says otherwise than the votes that were sealed, of a text or of the whole. */
export const RecordDisagreement = MinutesRef.extend({
  place: z
    .object({ item: z.int().min(1), text: z.int().min(1) })
    .nullable()
    .default(null),
  statement: z.string().trim().min(1).max(2_000),
});
export type RecordDisagreement = z.output<typeof RecordDisagreement>;

/** Whether the narrative goes along with the act. */
export const SendMinutes = MinutesRef.extend({ withReport: z.boolean().default(false) });
export type SendMinutes = z.input<typeof SendMinutes>;

const Signer = RecordSignature.omit({ meetingId: true });
export type Signer = z.infer<typeof Signer>;

/** The sheet that was signed by hand, scanned, and whose names are signed on it. */
export const FileSheet = MinutesRef.extend({
  signers: z.array(Signer).max(1_000).default([]),
  scan: z
    .object({ filename: z.string().trim().max(200), bytes: z.instanceof(Uint8Array) })
    .refine(({ filename, bytes }) => filename !== "" && bytes.byteLength > 0),
});
export type FileSheet = z.output<typeof FileSheet>;
