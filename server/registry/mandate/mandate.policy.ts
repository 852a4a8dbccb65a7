import { type Actor, holds } from "#server/kernel/actor.ts";

export const mandatePolicy = {
  "mandate.read": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic", "accountant", "owner", "council", "auditor"]),
  /** The syndic records what the assembly decided about the next term. */
  "mandate.appoint": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic"]),
} as const;
