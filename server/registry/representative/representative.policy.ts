import { type Actor, holds, partiesOf } from "#server/kernel/actor.ts";

export const representativePolicy = {
  /** Who acts for a co-owner is as public among them as his name (art. 3.89 §5 14°). */
  "representative.read": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic", "accountant", "owner", "council", "auditor"]),
  /** By what order, and how he is reached: the office's and the party's own. */
  "representative.read-all": (actor: Actor, associationId: string, partyId: string) =>
    holds(actor, associationId, ["syndic", "accountant"]) ||
    partiesOf(actor, associationId).includes(partyId),
  /** The power is notified to the syndic, who enters what proves it. */
  "representative.keep": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic"]),
} as const;
