import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { faultAnswered } from "#inngest/events.ts";
import { sendMail } from "#server/documents/delivery/mailing.service.ts";

/** The answer goes to who reported the fault, where an address was left. */
export const sendFaultAnswer = inngest.createFunction(
  { id: "site-send-fault-answer", triggers: [faultAnswered], retries: 10 },
  async ({ event, step }) => {
    const { associationId, deliveryId } = event.data;
    if (!deliveryId) return;
    const actor = jobActor("site.send-fault-answer", associationId);
    await step.run("send", () => sendMail(actor, associationId, deliveryId));
  },
);
