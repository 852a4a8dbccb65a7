import { type Actor, holds } from "#server/kernel/actor.ts";

export const movementPolicy = {
  /** The register of owners and shares is every co-owner's to read (art. 3.89 §5 14°). */
  "movement.read": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic", "accountant", "owner", "council", "auditor"]),
  /** The notary tells the syndic, who keeps the register (art. 3.94 §3). */
  "movement.enter": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic"]),
} as const;
