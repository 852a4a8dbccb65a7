import { type Actor, holds } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";

/** Convening and all that prepares it is the syndic's task (art. 3.87 §2, 3.89 §5). */
export function mayPlanMeeting(actor: Actor, association: AssociationId): boolean {
  return holds(actor, association, ["syndic"]);
}

/** A draft is the office's; once convened a meeting is its members' as well. */
export function mayReadMeeting(
  actor: Actor,
  association: AssociationId,
  meeting: Readonly<{ convened: boolean }>,
): boolean {
  if (holds(actor, association, ["syndic", "accountant"])) return true;
  return meeting.convened && holds(actor, association, ["owner", "council", "auditor"]);
}

/** Who runs a meeting and who votes at it: theirs is the conference of those at a distance. */
export function mayTakePart(actor: Actor, association: AssociationId): boolean {
  return holds(actor, association, ["syndic", "owner"]);
}
