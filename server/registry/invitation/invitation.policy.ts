import { type Actor, holds } from "#server/kernel/actor.ts";

export const invitationPolicy = {
  /** The syndic's office invites, and sees whom it invited. */
  "invitation.make": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic"]),
  "invitation.list": (actor: Actor, associationId: string) =>
    holds(actor, associationId, ["syndic"]),
};
