import { type Actor, holds, partiesOf } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";

export const writtenPolicy = {
  /** The syndic drafts, opens and minutes it (art. 3.87 §11). */
  "written.keep": (actor: Actor, association: AssociationId) =>
    holds(actor, association, ["syndic"]),
  /** Owners ask for one, and sign; that they have a vote is read in the register. */
  "written.sign": (actor: Actor, association: AssociationId) =>
    partiesOf(actor, association).length > 0 && holds(actor, association, ["owner"]),
  /** Who reads the register of decisions reads how one comes about. */
  "written.read": (actor: Actor, association: AssociationId) =>
    holds(actor, association, ["syndic", "accountant", "owner", "council", "auditor"]),
} as const;
