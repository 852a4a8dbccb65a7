import type { Actor } from "#server/kernel/actor.ts";

/** Nobody anchors by hand: only a named machine of the installation does. */
export const anchorPolicy = {
  "anchor.run": (actor: Actor): boolean => actor.kind === "system",
};
