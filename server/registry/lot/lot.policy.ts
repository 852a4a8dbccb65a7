import { type Actor, holds } from "#server/kernel/actor.ts";

export const lotPolicy = {
  /** The register of owners and shares is every co-owner's to read (art. 3.89 §5 14°). */
  "lot.read": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic", "accountant", "owner", "council", "auditor"]),
  /** Who was syndic hands the register over as it stood on his last day (art. 3.89 §5 7°). */
  "lot.export": (actor: Actor, associationId: string) =>
    holds(actor, associationId, [
      "syndic",
      "accountant",
      "owner",
      "council",
      "auditor",
      "former_syndic",
    ]),
  /** The designation is notified in writing to the syndic, who records it (art. 3.87 §1). */
  "lot.name-representative": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic"]),
} as const;
