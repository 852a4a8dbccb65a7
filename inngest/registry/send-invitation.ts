import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { invitationCreated } from "#inngest/events.ts";
import { sendInvitation } from "#server/registry/invitation/invitation-mail.service.ts";

/** The mail that carries the link; the event names the invitation, never its secret. */
export const sendInvitations = inngest.createFunction(
  { id: "registry-send-invitation", triggers: [invitationCreated], retries: 10 },
  async ({ event, step }) => {
    const { associationId, invitationId } = event.data;
    const actor = jobActor("registry.send-invitation", associationId);
    await step.run("send", () => sendInvitation(actor, associationId, invitationId));
  },
);
