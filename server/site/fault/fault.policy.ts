import { type Actor, holds } from "#server/kernel/actor.ts";

export const faultPolicy = {
  /** What is reported is the syndic's to read and to answer; it may name people. */
  "fault.treat": (actor: Actor, associationId: string) => holds(actor, associationId, ["syndic"]),
} as const;
