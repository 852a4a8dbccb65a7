import { type Actor, holds, partiesOf } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";

export const pollPolicy = {
  /** Who runs the association, and its council, ask; who merely convenes a meeting does not. */
  "poll.ask": (actor: Actor, association: AssociationId) =>
    holds(actor, association, ["syndic", "council"]),
  /** What the council asked is the council's to end, what the syndic asked the syndic's. */
  "poll.keep": (actor: Actor, association: AssociationId, byCouncil: boolean) =>
    holds(actor, association, [byCouncil ? "council" : "syndic"]),
  /** Who speaks for a party of the register; that it holds a lot is read there. */
  "poll.answer": (actor: Actor, association: AssociationId) =>
    partiesOf(actor, association).length > 0,
  "poll.read": (actor: Actor, association: AssociationId) =>
    holds(actor, association, ["syndic", "accountant", "owner", "council", "auditor"]),
} as const;
