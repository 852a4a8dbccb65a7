import { type Actor, holds, partiesOf } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";

export const proposalPolicy = {
  /** Owners and the council may propose; the council only by one of its members (art. 3.87 §3). */
  "proposal.propose": (actor: Actor, association: AssociationId, byCouncil: boolean) =>
    partiesOf(actor, association).length > 0 &&
    holds(actor, association, [byCouncil ? "council" : "owner"]),
  /** What reaches the syndic on paper, and what becomes of it. */
  "proposal.keep": (actor: Actor, association: AssociationId) =>
    holds(actor, association, ["syndic"]),
  "proposal.read": (actor: Actor, association: AssociationId) =>
    holds(actor, association, ["syndic", "owner", "council"]),
} as const;
