import { type Actor, holds } from "#server/kernel/actor.ts";

export const associationPolicy = {
  "association.update": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic"]),
} as const;
