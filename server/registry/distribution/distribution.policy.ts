import { type Actor, holds } from "#server/kernel/actor.ts";

export const distributionPolicy = {
  /** Who pays by a key may read it: it stands in the statutes (art. 3.85 §1). */
  "key.read": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic", "accountant", "owner", "council", "auditor"]),
  "key.keep": (actor: Actor, associationId: string) => holds(actor, associationId, ["syndic"]),
} as const;
