import { z } from "zod";

/** SHA-256 of the words of an act, in hexadecimal, as the act itself bears it. */
export const Fingerprint = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/);
export const ActRef = z.object({ fingerprint: Fingerprint });

export const VERIFIED_KINDS = [
  "assembly.minutes",
  "assembly.convocation",
  "assembly.extract",
  "assembly.participation",
  "assembly.written",
] as const;
export type VerifiedKind = (typeof VERIFIED_KINDS)[number];

/** What anybody who holds an act may know of it. */
export type VerifiedAct = Readonly<{
  kind: VerifiedKind;
  association: string;
  /** Ten digits. */
  enterpriseNumber: string;
  language: string;
  /** The day of the meeting, or of the decision. */
  day: string;
  /** When it was made final, sent, issued. */
  at: string;
  /** How many have signed it; null for what nobody signs. */
  signatures: number | null;
  /** False for a notice that another took the place of. */
  stands: boolean;
  /** The words of what was issued to be shown; null for the others. */
  content: string | null;
}>;
