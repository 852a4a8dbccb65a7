import { type Actor, holds, partiesOf } from "#server/kernel/actor.ts";

export const occupantPolicy = {
  /** Fellow owners have no business with somebody's tenant: the office, and who holds the lot. */
  "occupant.read": (actor: Actor, associationId: string, holders: readonly string[]) =>
    holds(actor, associationId, ["syndic"]) ||
    partiesOf(actor, associationId).some((party) => holders.includes(party)),
  "occupant.keep": (actor: Actor, associationId: string) => holds(actor, associationId, ["syndic"]),
} as const;
