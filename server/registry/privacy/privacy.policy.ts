import { type Actor, holds, partiesOf } from "#server/kernel/actor.ts";

const himself = (actor: Actor, associationId: string, partyId: string) =>
  partiesOf(actor, associationId).includes(partyId);
const office = (actor: Actor, associationId: string) => holds(actor, associationId, ["syndic"]);

export const privacyPolicy = {
  /** By the person, or entered by the office for one who telephones or writes. */
  "privacy.ask": (actor: Actor, associationId: string, partyId: string) =>
    himself(actor, associationId, partyId) || office(actor, associationId),
  "privacy.read": (actor: Actor, associationId: string, partyId: string) =>
    himself(actor, associationId, partyId) || office(actor, associationId),
  /** What a person asked for himself is for himself. */
  "privacy.self": himself,
  "privacy.decide": office,
  "retention.set": office,
  /** The register of processing is the association's, for whoever answers for it or checks it. */
  "processing.read": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic", "accountant", "owner", "council", "auditor"]),
} as const;
