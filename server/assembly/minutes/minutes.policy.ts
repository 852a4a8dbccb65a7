import { type Actor, holds, holdsRoom, partiesOf } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";

/** The syndic drafts the minutes, or in a vacancy who convened (art. 3.87 §§2, 10). */
export function mayDraftMinutes(actor: Actor, association: AssociationId): boolean {
  return holds(actor, association, ["syndic"]) || holdsRoom(actor, association);
}

/** Minutes that are final are for every member of the association, and who checks it. */
export function mayReadMinutes(actor: Actor, association: AssociationId): boolean {
  return holds(actor, association, ["syndic", "accountant", "owner", "council", "auditor"]);
}

/** Who stands for somebody of the register may be asked to sign; the syndic, as secretary. */
export function maySignMinutes(actor: Actor, association: AssociationId): boolean {
  return partiesOf(actor, association).length > 0 || holds(actor, association, ["syndic"]);
}
