import { type Actor, holds, holdsRoom, partiesOf } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";

/** Who holds the meeting enters what reaches him on paper. */
export function mayEncodeProxy(actor: Actor, association: AssociationId): boolean {
  return holds(actor, association, ["syndic"]) || holdsRoom(actor, association);
}

/** An owner gives, and takes back, his own only. */
export function mayGiveProxy(
  actor: Actor,
  association: AssociationId,
  principalPartyId: string,
): boolean {
  return (
    holds(actor, association, ["owner"]) && partiesOf(actor, association).includes(principalPartyId)
  );
}

/** Who gave it, and the office. */
export function mayRevokeProxy(
  actor: Actor,
  association: AssociationId,
  principalPartyId: string,
): boolean {
  return mayEncodeProxy(actor, association) || mayGiveProxy(actor, association, principalPartyId);
}
