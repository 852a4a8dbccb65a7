import { type Actor, capacitiesIn, holds, type Person } from "#server/kernel/actor.ts";

/** The offices for which somebody acts or acted in an association. */
function officesOf(actor: Actor, associationId: string): readonly (string | null)[] {
  return capacitiesIn(actor, associationId)
    .filter(({ role }) => role === "syndic" || role === "former_syndic")
    .map(({ officeId }) => officeId);
}

/** Where somebody is a former syndic, and for which office. */
export function officesLeft(actor: Person) {
  return actor.capacities.flatMap(({ role, associationId, officeId }) =>
    role === "former_syndic" && officeId ? [{ associationId, officeId }] : [],
  );
}

export const mandatePolicy = {
  "mandate.read": (actor: Actor, associationId: string) =>
    holds(actor, associationId, [
      "syndic",
      "accountant",
      "owner",
      "council",
      "auditor",
      "former_syndic",
    ]),
  /** The syndic records what the assembly decided: a next term, an end, a mistake put right. */
  "mandate.appoint": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic"]),
  /** The present syndic says what the association settled; council and auditor read that he did. */
  "mandate.settle-access": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic"]),
  /** Whoever gives the file over or takes it over says so. */
  "mandate.record-task": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic", "former_syndic"]),
  /** What could not wait after the last day is told by the office that did it. */
  "mandate.record-urgent-act": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic", "former_syndic"]),
  /** A former syndic speaks of his own mandate only. */
  "mandate.is-own": (actor: Actor, associationId: string, officeId: string) =>
    holds(actor, associationId, ["syndic"]) || officesOf(actor, associationId).includes(officeId),
} as const;
