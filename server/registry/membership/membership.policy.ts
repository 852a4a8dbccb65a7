import { type Actor, holds } from "#server/kernel/actor.ts";

export const membershipPolicy = {
  "membership.list": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic"]),
  "membership.end": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic"]),
};
