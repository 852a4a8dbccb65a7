import { type Actor, holds } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";

export const decisionPolicy = {
  /** The register is every owner's to read (art. 3.93 §4), and of who checks or counts for them. */
  "decision.read": (actor: Actor, association: AssociationId) =>
    holds(actor, association, ["syndic", "accountant", "owner", "council", "auditor"]),
  /** The syndic keeps it (art. 3.87 §12, 3.93 §4). */
  "decision.keep": (actor: Actor, association: AssociationId) =>
    holds(actor, association, ["syndic"]),
} as const;
