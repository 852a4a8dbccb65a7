import { z } from "zod";
import { typedCents } from "#server/kernel/typed.ts";
import { DecisionRef } from "../decision/decision.schema.ts";

/** What a decision can bring about elsewhere; `none`: it asks for nothing but itself. */
export const EFFECTS = ["mandate", "mandate-end", "council", "auditor", "budget", "none"] as const;
export type EffectKind = (typeof EFFECTS)[number];

export const BUDGETS = ["ordinary", "extraordinary"] as const;
export type BudgetKind = (typeof BUDGETS)[number];

const optionalDay = z.union([z.literal("").transform(() => undefined), z.iso.date()]).optional();

/** What the office confirms; the day of the decision is the decision's. */
export const Effect = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("mandate"),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    /** The enterprise number or e-mail of another office of this installation; the present one when empty. */
    officeKey: z.string().trim().max(200),
  }),
  z.object({ kind: z.literal("mandate-end"), mandateId: z.uuid(), lastDay: z.iso.date() }),
  z.object({
    kind: z.enum(["council", "auditor"]),
    partyId: z.uuid(),
    startsOn: z.iso.date(),
    endsOn: optionalDay,
  }),
  z.object({
    kind: z.literal("budget"),
    budget: z.enum(BUDGETS),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    amount: typedCents,
  }),
  /** A mandate or a seat of that decision that the register has already. */
  z.object({ kind: z.literal("known-mandate"), mandateId: z.uuid() }),
  z.object({ kind: z.literal("known-seat"), seatId: z.uuid() }),
  z.object({ kind: z.literal("none") }),
]);
export type Effect = z.infer<typeof Effect>;

/** Flat, so that what is wrong with a field is said at that field of the form. */
export const RecordEffect = z.intersection(DecisionRef, Effect);
export type RecordEffect = z.infer<typeof RecordEffect>;

export const OpenExecution = DecisionRef.extend({
  what: z.string().trim().min(1).max(500),
  responsible: z.string().trim().min(1).max(200),
  dueOn: z.iso.date(),
});
export type OpenExecution = z.infer<typeof OpenExecution>;

export const STEPS = ["started", "postponed", "done", "dropped", "reopened"] as const;
export type StepKind = (typeof STEPS)[number];

export const TakeStep = DecisionRef.extend({
  kind: z.enum(STEPS),
  on: z.iso.date(),
  dueOn: optionalDay,
  note: z
    .string()
    .trim()
    .max(2000)
    .nullish()
    .transform((text) => text || null),
});
export type TakeStep = z.infer<typeof TakeStep>;

export type StepLine = Readonly<{
  kind: StepKind;
  on: string;
  dueOn: string | null;
  note: string | null;
}>;

/** Days in ISO; `dueOn` is the day it was first to be done by. */
export type ExecutionLine = Readonly<{
  what: string;
  responsible: string;
  dueOn: string;
  steps: readonly StepLine[];
}>;

export type EffectLine = Readonly<{
  kind: EffectKind;
  subjectId: string | null;
  /** Whose mandate or seat it is. */
  name: string | null;
  startsOn: string | null;
  endsOn: string | null;
  budget: Readonly<{ kind: BudgetKind; amountCents: string }> | null;
}>;

/** What became of a decision. */
export type FollowUp = Readonly<{ effect: EffectLine | null; execution: ExecutionLine | null }>;

type Named = Readonly<{ id: string; name: string }>;
/** A mandate: whose, and its first and last day, YYYY-MM-DD. */
type NamedTerm = Named & Readonly<{ startsOn: string; endsOn: string }>;

/** What the office chooses from. */
export type EffectChoices = Readonly<{
  proposed: readonly EffectKind[];
  parties: readonly Named[];
  mandates: readonly NamedTerm[];
  /** Recorded already, decided on the same day, and of no other decision. */
  knownMandates: readonly NamedTerm[];
  knownSeats: readonly Named[];
}>;

/** A line of what is still to be carried out. */
export type FollowUpLine = Readonly<{
  id: string;
  number: number;
  decidedOn: string;
  item: string;
  language: string;
  execution: ExecutionLine | null;
}>;
