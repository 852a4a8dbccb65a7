import { z } from "zod";

/** Who gives a mandate: the assembly, the judge, or the house rules until the first assembly. */
export const Appointer = z.enum(["assembly", "judge", "house_rules"]);
export type Appointer = z.infer<typeof Appointer>;

export const EndKind = z.enum(["dismissal", "resignation", "court", "cessation"]);
export type EndKind = z.infer<typeof EndKind>;

/** What a mandate asks for, each with a day by which and a day on which it is done. */
export const TaskKind = z.enum(["filing", "filing-end", "handover"]);
export type TaskKind = z.infer<typeof TaskKind>;

const line = z.string().trim().min(1).max(200);
const optionalLine = z.string().trim().max(200).optional();
const paragraph = z.string().trim().min(1).max(5000);

/** The term of a syndic; `endsOn` is its last day. */
export const Term = z.object({
  appointedOn: z.iso.date(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  /** The assembly, unless told. */
  appointer: Appointer.optional(),
  /** Beside or instead of the syndic, for a time or a purpose (art. 3.89 §§7-8). */
  provisional: z.boolean().optional(),
  /** Where the decision stands. */
  decision: optionalLine,
});
export type Term = z.infer<typeof Term>;

/** A syndic who does not work with this installation: what the public page and the notice name. */
export const OutsideOffice = z.object({
  kind: z.enum(["firm", "volunteer"]),
  name: line,
  legalForm: optionalLine,
  enterpriseNumber: z.string().trim().max(20),
  ipiNumber: z.string().trim().max(20),
  email: z.email(),
  phone: line,
  street: line,
  postcode: line,
  town: line,
});
export type OutsideOffice = z.infer<typeof OutsideOffice>;

/** One office, told in one of three ways; what it is called here is not to be browsed. */
export const Appointment = Term.extend({
  officeId: z.uuid().optional(),
  /** The enterprise number or the exact e-mail address of an office of this installation. */
  officeKey: line.optional(),
  outside: OutsideOffice.optional(),
}).refine(
  ({ officeId, officeKey, outside }) =>
    [officeId, officeKey, outside].filter((told) => told !== undefined).length === 1,
);
export type Appointment = z.infer<typeof Appointment>;

export const MandateRef = z.object({ mandateId: z.uuid() });
export type MandateRef = z.infer<typeof MandateRef>;

export const EarlyEnd = MandateRef.extend({
  kind: EndKind,
  decidedOn: z.iso.date(),
  /** Last day included. */
  lastDay: z.iso.date(),
  reason: paragraph,
});
export type EarlyEnd = z.infer<typeof EarlyEnd>;

export const Correction = MandateRef.extend(Term.shape).extend({ reason: paragraph });
export type Correction = z.infer<typeof Correction>;

export const Withdrawal = MandateRef.extend({ reason: paragraph });
export type Withdrawal = z.infer<typeof Withdrawal>;

export const TaskDone = MandateRef.extend({
  kind: TaskKind,
  doneOn: z.iso.date(),
  /** The reference of the filing; to whom the file went, and its inventory. */
  note: z.string().trim().max(5000).optional(),
});
export type TaskDone = z.infer<typeof TaskDone>;

export const NewUrgentAct = MandateRef.extend({
  actedOn: z.iso.date(),
  what: paragraph,
  why: paragraph,
});
export type NewUrgentAct = z.infer<typeof NewUrgentAct>;

/** How long a former syndic still reads: so many days as typed, or until the hand-over is recorded. */
export const FormerAccess = z.object({ days: z.string().trim().max(10).nullable() });
export type FormerAccess = z.infer<typeof FormerAccess>;
