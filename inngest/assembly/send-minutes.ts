import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { minutesDispatched } from "#inngest/events.ts";
import { MINUTES } from "#server/assembly/minutes/sending.queries.ts";
import { minutesToSend, settleMinutes } from "#server/assembly/minutes/sending.service.ts";
import { composeLetterBatch } from "#server/documents/delivery/letters.service.ts";
import { inGroups, sendGroup } from "./bring.ts";

/** Brings the final minutes as notices are brought: letters as one batch, mails each by itself. */
export const sendMinutes = inngest.createFunction(
  {
    id: "assembly-send-minutes",
    triggers: [minutesDispatched],
    retries: 8,
    concurrency: { limit: 4 },
  },
  async ({ event, step }) => {
    const { associationId, meetingId } = event.data;
    const actor = jobActor("assembly.send-minutes", associationId);
    const queued = await step.run("list", () => minutesToSend(actor, associationId, meetingId));
    if (!queued) return;
    const letters = { kind: MINUTES, subjectId: meetingId, language: queued.language };
    await step.run("letters", () => composeLetterBatch(actor, associationId, letters));
    const sent = inGroups(queued.mails).map((group, index) =>
      step.run(`mail-${index}`, () => sendGroup(actor, associationId, group)),
    );
    await Promise.allSettled(sent);
    await step.run("settle", () => settleMinutes(actor, associationId, meetingId));
  },
);
