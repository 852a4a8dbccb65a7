import { type Actor, holds } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";

/** What was sealed belongs to the members of the association and those who check it. */
export const treePolicy = {
  "tree.read": (actor: Actor, association: AssociationId): boolean =>
    holds(actor, association, ["syndic", "accountant", "owner", "council", "auditor"]),
};
