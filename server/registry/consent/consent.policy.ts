import { type Actor, holds, partiesOf } from "#server/kernel/actor.ts";

const himself = (actor: Actor, associationId: string, partyId: string) =>
  partiesOf(actor, associationId).includes(partyId);
const office = (actor: Actor, associationId: string) => holds(actor, associationId, ["syndic"]);

export const consentPolicy = {
  /** Individual and explicit (art. 3.87 §3): by the person alone. */
  "consent.ask": himself,
  /** Recorded from his signed paper, or asked of him. */
  "consent.give": office,
  "consent.invite": office,
  "consent.read": (actor: Actor, associationId: string, partyId: string) =>
    himself(actor, associationId, partyId) || office(actor, associationId),
  "consent.revoke": (actor: Actor, associationId: string, partyId: string) =>
    himself(actor, associationId, partyId) || office(actor, associationId),
} as const;
