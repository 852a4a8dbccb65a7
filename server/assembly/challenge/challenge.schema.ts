import { z } from "zod";
import { optionalText } from "#server/kernel/typed.ts";

export const CLAIMANTS = ["owner", "occupant", "other"] as const;
export type Claimant = (typeof CLAIMANTS)[number];

/** What a court made of a decision; `withdrawn` is the claim taken back. */
export const RULINGS = ["suspended", "annulled", "amended", "upheld", "withdrawn"] as const;
export type RulingKind = (typeof RULINGS)[number];

/** That somebody went to court; who he is stays in the office's file, no owner needs it here. */
export const RecordChallenge = z.object({
  decisionIds: z.array(z.uuid()).min(1).max(100),
  claimant: z.enum(CLAIMANTS),
  court: z.string().trim().min(1).max(200),
  caseNumber: optionalText(500),
  filedOn: z.iso.date(),
});
export type RecordChallenge = z.infer<typeof RecordChallenge>;

export const RecordRuling = z.object({
  challengeId: z.uuid(),
  decisionId: z.uuid(),
  kind: z.enum(RULINGS),
  on: z.iso.date(),
  reference: optionalText(500),
});
export type RecordRuling = z.infer<typeof RecordRuling>;

/** Days in ISO. */
export type RulingLine = Readonly<{
  id: string;
  kind: RulingKind;
  on: string;
  reference: string | null;
}>;

/** A claim against one decision with what became of it there, the earliest first. */
export type ChallengeLine = Readonly<{
  id: string;
  claimant: Claimant;
  court: string;
  caseNumber: string | null;
  filedOn: string;
  rulings: readonly RulingLine[];
}>;

/** A decision stands until a judge annuls it (art. 3.92 §3, AD-01). */
export const STANDINGS = ["stands", "contested", "suspended", "amended", "annulled"] as const;
export type Standing = (typeof STANDINGS)[number];
