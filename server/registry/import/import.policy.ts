import { type Actor, holds } from "#server/kernel/actor.ts";

export const importPolicy = {
  /** The register is the syndic's to keep (art. 3.89 §5). */
  "import.run": (actor: Actor, associationId: string) => holds(actor, associationId, ["syndic"]),
} as const;
