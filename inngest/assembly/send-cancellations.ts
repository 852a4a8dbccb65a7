import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { meetingCancelled } from "#inngest/events.ts";
import { CANCELLATION } from "#server/assembly/cancellation/cancellation.queries.ts";
import { makeOccupantCancellation } from "#server/assembly/cancellation/occupants.service.ts";
import { cancellationsToSend } from "#server/assembly/cancellation/sending.service.ts";
import { composeLetterBatch } from "#server/documents/delivery/letters.service.ts";
import { inGroups, sendGroup } from "./bring.ts";

/**
 * Tells everybody who was convened that the meeting will not be held: mails first, since they still
 * arrive in time, the letters as one batch to be posted, and a sheet for the hall.
 */
export const sendCancellations = inngest.createFunction(
  {
    id: "assembly-send-cancellations",
    triggers: [meetingCancelled],
    retries: 8,
    concurrency: { limit: 4 },
  },
  async ({ event, step }) => {
    const { associationId, meetingId } = event.data;
    const actor = jobActor("assembly.send-cancellations", associationId);
    const queued = await step.run("list", () =>
      cancellationsToSend(actor, associationId, meetingId),
    );
    if (!queued) return;
    const sent = inGroups(queued.mails).map((group, index) =>
      step.run(`mail-${index}`, () => sendGroup(actor, associationId, group)),
    );
    await Promise.allSettled(sent);
    const letters = { kind: CANCELLATION, subjectId: meetingId, language: queued.language };
    await step.run("letters", () => composeLetterBatch(actor, associationId, letters));
    await step.run("occupants", () => makeOccupantCancellation(actor, associationId, meetingId));
  },
);
