import { type Actor, holds } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";

/** Who keeps the minutes prints for who has no screen what others fetch themselves (art. 3.87 §10, 3.89 §5). */
export function mayPrintForOthers(actor: Actor, association: AssociationId): boolean {
  return holds(actor, association, ["syndic"]);
}
