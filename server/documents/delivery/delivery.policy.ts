import { type Actor, holds } from "#server/kernel/actor.ts";

export const deliveryPolicy = {
  /** The syndic sends, and the jobs on his behalf. */
  "delivery.send": (actor: Actor, associationId: string) => holds(actor, associationId, ["syndic"]),
} as const;
