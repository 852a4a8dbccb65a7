import { type Actor, holds } from "#server/kernel/actor.ts";

export const partialPolicy = {
  "partial.read": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic", "accountant", "owner", "council", "auditor"]),
  /** The only rows that cross are written by whoever is syndic on both sides. */
  "partial.link": (actor: Actor, associationId: string, otherId: string) =>
    holds(actor, associationId, ["syndic"]) && holds(actor, otherId, ["syndic"]),
} as const;

/**
 * The associations that somebody who is syndic here manages as well: their registers he may hold
 * against this one, and link with it.
 */
export function otherSides(actor: Actor, associationId: string): readonly string[] {
  if (actor.kind === "anonymous" || !holds(actor, associationId, ["syndic"])) return [];
  return actor.scope.filter((id) => id !== associationId && holds(actor, id, ["syndic"]));
}
