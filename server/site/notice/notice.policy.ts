import { type Actor, holds } from "#server/kernel/actor.ts";

export const noticePolicy = {
  /** The notice for the hall is the syndic's to make and to post (art. 3.89 §2). */
  "notice.post": (actor: Actor, associationId: string) => holds(actor, associationId, ["syndic"]),
} as const;
