import { type Actor, holds } from "#server/kernel/actor.ts";

export const activityPolicy = {
  /** What changed, and by whom: the office, and those who watch over it for the owners. */
  "activity.read": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic", "accountant", "council", "auditor"]),
  /** Who of the office looked at whom: its manager's to know, and the person's own. */
  "activity.read-consultations": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic"]),
} as const;
