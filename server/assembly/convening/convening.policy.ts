import { type Actor, holds, partiesOf } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { mayPlanMeeting } from "../meeting/meeting.policy.ts";
import type { Convener } from "./convening.schema.ts";

/**
 * Who drafts and sends the notice of one meeting: the syndic, save where somebody else convenes it.
 * That right is opened for that meeting alone (art. 3.87 §2).
 */
export function mayConvene(
  actor: Actor,
  association: AssociationId,
  convener: Pick<Convener, "partyId"> | null,
): boolean {
  if (!convener?.partyId || actor.kind === "system") return mayPlanMeeting(actor, association);
  return (
    partiesOf(actor, association).includes(convener.partyId) &&
    holds(actor, association, ["owner", "council"])
  );
}

/** Owners and the council may convene at all; the syndic only what a judge orders him to. */
export function mayStartConvening(actor: Actor, association: AssociationId): boolean {
  return holds(actor, association, ["owner", "council", "syndic"]);
}
