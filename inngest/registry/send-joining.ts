import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { staffInvited } from "#inngest/events.ts";
import { sendJoining } from "#server/registry/staff/joining.service.ts";

/** The mail that carries a colleague's link; the event names the invitation, never its secret. */
export const sendJoinings = inngest.createFunction(
  { id: "registry-send-joining", triggers: [staffInvited], retries: 10 },
  async ({ event, step }) => {
    const { staffInvitationId } = event.data;
    await step.run("send", () => sendJoining(jobActor("registry.send-joining"), staffInvitationId));
  },
);
