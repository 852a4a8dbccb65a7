import { type Actor, holds, partiesOf } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";

export const expectedPolicy = {
  /** The office writes down what it was told by telephone or at the counter. */
  "expected.encode": (actor: Actor, association: AssociationId) =>
    holds(actor, association, ["syndic"]),
  /** An owner speaks for himself alone. */
  "expected.say": (actor: Actor, association: AssociationId, partyId: string) =>
    holds(actor, association, ["owner"]) && partiesOf(actor, association).includes(partyId),
} as const;
