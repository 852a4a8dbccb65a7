import { type Actor, holds, partiesOf } from "#server/kernel/actor.ts";

export const consentPolicy = {
  /** Individual and explicit (art. 3.87 §3): given by the person, or recorded from his paper. */
  "consent.give": (actor: Actor, associationId: string, partyId: string) =>
    partiesOf(actor, associationId).includes(partyId) || holds(actor, associationId, ["syndic"]),
  "consent.revoke": (actor: Actor, associationId: string, partyId: string) =>
    partiesOf(actor, associationId).includes(partyId) || holds(actor, associationId, ["syndic"]),
} as const;
