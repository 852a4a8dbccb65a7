import { type Actor, holds } from "#server/kernel/actor.ts";

export const seatPolicy = {
  "seat.read": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic", "accountant", "owner", "council", "auditor"]),
  /** The assembly elects; the syndic records whom. */
  "seat.record": (actor: Actor, associationId: string) => holds(actor, associationId, ["syndic"]),
} as const;
