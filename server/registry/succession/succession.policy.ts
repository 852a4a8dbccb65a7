import { type Actor, holds } from "#server/kernel/actor.ts";
import type { Standing } from "./succession.schema.ts";

export const successionPolicy = {
  /** Whom the want of a syndic concerns, and who may do something about it. */
  "succession.read": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["owner", "council", "auditor", "former_syndic"]),
  /** Who may come with a decision at all; as what he speaks is read from the register. */
  "succession.record": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["owner", "council", "former_syndic"]),
  /** The names that wait are the co-owners' own affair. */
  "succession.read-waiting": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["owner", "council", "auditor"]),
  "succession.stands": (standing: Standing | null) => standing !== null,
  /** To stand behind another's record takes shares of one's own. */
  "succession.back": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["owner", "council"]),
} as const;
