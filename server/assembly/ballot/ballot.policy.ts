import { type Actor, holds, holdsRoom, partiesOf } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";

/** Opening, closing and encoding what is said in the room. */
export function mayRunBallot(actor: Actor, association: AssociationId): boolean {
  return holds(actor, association, ["syndic"]) || holdsRoom(actor, association);
}

/** Who stands for somebody of the register may ask to vote; the roll then says for whom. */
export function mayAskToVote(actor: Actor, association: AssociationId): boolean {
  return partiesOf(actor, association).length > 0;
}

/** Results belong to the members of the association and those who check it (R-AG-82). */
export function mayReadResults(actor: Actor, association: AssociationId): boolean {
  return holds(actor, association, ["syndic", "accountant", "owner", "council", "auditor"]);
}
