import { type Actor, holds } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";

/** The associations whose terms a person watches over: those he manages or keeps the books of. */
export function watchedBy(actor: Actor): readonly AssociationId[] {
  if (actor.kind === "anonymous") return [];
  if (actor.kind === "system") return actor.scope;
  const watched = actor.capacities.filter(({ role }) => role === "syndic" || role === "accountant");
  return [...new Set(watched.map(({ associationId }) => associationId))];
}

export const deadlinePolicy = {
  /** To say it is done, to put it off, to give it to a colleague: whoever watches over it. */
  "deadline.see-to": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic", "accountant"]),
} as const;
