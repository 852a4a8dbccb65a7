import { type Actor, holds } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { SYNDICS } from "./deadline.schema.ts";

/** The associations whose terms a person watches over: those he manages or keeps the books of. */
export function watchedBy(actor: Actor): readonly AssociationId[] {
  if (actor.kind === "anonymous") return [];
  if (actor.kind === "system") return actor.scope;
  const watched = actor.capacities.filter(({ role }) => role === "syndic" || role === "accountant");
  return [...new Set(watched.map(({ associationId }) => associationId))];
}

/** Whose terms are looked at: all that is watched over, and where one is the syndic oneself. */
export type TermScope = Readonly<{
  watched: readonly AssociationId[];
  managed: readonly AssociationId[];
}>;

export function termsOf(actor: Actor): TermScope {
  const watched = watchedBy(actor);
  return { watched, managed: watched.filter((id) => holds(actor, id, ["syndic"])) };
}

export const deadlinePolicy = {
  /** To say it is done, to put it off, to give it to a colleague: whoever watches over it. */
  "deadline.see-to": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic", "accountant"]),
  /** What only the syndic can meet is for nobody else to see to. */
  "deadline.see": (actor: Actor, associationId: string, kind: string) =>
    holds(actor, associationId, SYNDICS.includes(kind) ? ["syndic"] : ["syndic", "accountant"]),
} as const;
