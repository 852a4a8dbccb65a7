import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { meetingConvened, noticesRetried } from "#inngest/events.ts";
import { CONVOCATION } from "#server/assembly/convocation/convocation.queries.ts";
import { noticesToSend, settleNotice } from "#server/assembly/convocation/sending.service.ts";
import { makeOccupantNotice } from "#server/assembly/occupant/making.service.ts";
import { composeLetterBatch } from "#server/documents/delivery/letters.service.ts";
import { inGroups, sendGroup } from "./bring.ts";

/**
 * Brings the notices of a meeting: the letters as one batch to be posted, the mails each in
 * its own step, so that one bad address stops nobody else's. What could not leave stays
 * "not proven" on the meeting's page, from where it is asked for again.
 */
export const sendConvocations = inngest.createFunction(
  {
    id: "assembly-send-convocations",
    triggers: [meetingConvened, noticesRetried],
    retries: 8,
    concurrency: { limit: 4 },
  },
  async ({ event, step }) => {
    const { associationId, meetingId } = event.data;
    const actor = jobActor("assembly.send-convocations", associationId);
    await step.run("occupants", () => makeOccupantNotice(actor, associationId, meetingId));
    const queued = await step.run("list", () => noticesToSend(actor, associationId, meetingId));
    if (!queued) return;
    const { language, mails } = queued;
    await step.run("letters", () =>
      composeLetterBatch(actor, associationId, {
        kind: CONVOCATION,
        subjectId: meetingId,
        language,
      }),
    );
    const sent = inGroups(mails).map((group, index) =>
      step.run(`mail-${index}`, () => sendGroup(actor, associationId, group)),
    );
    await Promise.allSettled(sent);
    await step.run("settle", () => settleNotice(actor, associationId, meetingId));
  },
);
