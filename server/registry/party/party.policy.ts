import { type Actor, holds, partiesOf } from "#server/kernel/actor.ts";

function isSelf(actor: Actor, associationId: string, partyId: string): boolean {
  return partiesOf(actor, associationId).includes(partyId);
}

export const partyPolicy = {
  /** Names, addresses, lots and shares are every co-owner's to read (art. 3.89 §5 14°). */
  "party.read": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic", "accountant", "owner", "council", "auditor"]),
  /** E-mail, telephone and consents are not in that list: they stay with the syndic. */
  "party.read-contact": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic", "accountant"]),
  "party.read-own-contact": isSelf,
  "party.change-contact": (actor: Actor, associationId: string, partyId: string) =>
    holds(actor, associationId, ["syndic"]) || isSelf(actor, associationId, partyId),
} as const;
