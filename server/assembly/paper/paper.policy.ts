import { type Actor, holds } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";

/** Whoever held the meeting at the table copies its sheets (art. 3.87 §10, 3.89 §5). */
export function mayEncodePaper(actor: Actor, association: AssociationId): boolean {
  return holds(actor, association, ["syndic"]);
}
