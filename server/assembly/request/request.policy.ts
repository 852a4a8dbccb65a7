import { type Actor, holds, partiesOf } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";

export const requestPolicy = {
  /** Owners ask for a meeting together (art. 3.87 §2); that they hold shares is read in the register. */
  "request.sign": (actor: Actor, association: AssociationId) =>
    partiesOf(actor, association).length > 0 && holds(actor, association, ["owner"]),
  /** What reaches the syndic by letter, and what he does about it. */
  "request.keep": (actor: Actor, association: AssociationId) =>
    holds(actor, association, ["syndic"]),
  "request.read": (actor: Actor, association: AssociationId) =>
    holds(actor, association, ["syndic", "owner", "council"]),
  /** Until it is posted a request is the co-owners' own affair, as is who signs it. */
  "request.read-gathering": (actor: Actor, association: AssociationId) =>
    holds(actor, association, ["owner", "council"]),
} as const;
