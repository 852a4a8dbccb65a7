import { type Actor, holds, holdsRoom, partiesOf } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";

/** The desk by the door, and the table: the syndic's, or his who convened in a vacancy (art. 3.87 §§2, 10, 3.89 §5). */
export function mayRunMeeting(actor: Actor, association: AssociationId): boolean {
  return holds(actor, association, ["syndic"]) || holdsRoom(actor, association);
}

/** Whether the actor stands for somebody of the register: he may come, leave and vote for him. */
export function mayTakePart(actor: Actor, association: AssociationId): boolean {
  return partiesOf(actor, association).length > 0;
}
