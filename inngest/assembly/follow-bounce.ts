import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { deliveryBounced } from "#inngest/events.ts";
import { CONVOCATION } from "#server/assembly/convocation/convocation.queries.ts";
import { noticesToSend, settleNotice } from "#server/assembly/convocation/sending.service.ts";
import { composeLetterBatch } from "#server/documents/delivery/letters.service.ts";

/** A notice that came back becomes a registered letter at once, and its term is open again (AD-02). */
export const followBounce = inngest.createFunction(
  {
    id: "assembly-follow-bounce",
    triggers: [deliveryBounced],
    retries: 8,
    concurrency: { limit: 1, key: "event.data.associationId" },
  },
  async ({ event, step }) => {
    const { associationId, subjectId } = event.data;
    const actor = jobActor("assembly.follow-bounce", associationId);
    // Mails come back in bursts: those of a minute go to the post together.
    await step.sleep("gather", "1m");
    const queued = await step.run("list", () => noticesToSend(actor, associationId, subjectId));
    if (!queued) return;
    await step.run("letters", () =>
      composeLetterBatch(actor, associationId, {
        kind: CONVOCATION,
        subjectId,
        language: queued.language,
      }),
    );
    await step.run("settle", () => settleNotice(actor, associationId, subjectId));
  },
);
