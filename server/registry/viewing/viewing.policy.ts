import { type Actor, holds } from "#server/kernel/actor.ts";

export const viewingPolicy = {
  /** The syndic helps an owner by seeing what he sees; nobody else does, and not a machine. */
  "viewing.start": (actor: Actor, associationId: string) =>
    actor.kind === "person" && holds(actor, associationId, ["syndic"]),
} as const;
