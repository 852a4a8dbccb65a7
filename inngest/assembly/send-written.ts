import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { writtenDispatched, writtenTold } from "#inngest/events.ts";
import {
  settleWrittenMinutes,
  writtenMinutesToSend,
} from "#server/assembly/written/minutes.service.ts";
import { WORD } from "#server/assembly/written/sending.queries.ts";
import { wordsToSend } from "#server/assembly/written/telling.service.ts";
import { WRITTEN } from "#server/assembly/written/written.queries.ts";
import { composeLetterBatch } from "#server/documents/delivery/letters.service.ts";
import { inGroups, sendGroup } from "./bring.ts";

/** Brings a word about a written decision: letters as one batch, mails each by itself. */
export const sendWrittenWords = inngest.createFunction(
  {
    id: "assembly-send-written-words",
    triggers: [writtenTold],
    retries: 8,
    concurrency: { limit: 4 },
  },
  async ({ event, step }) => {
    const { associationId, subjectId } = event.data;
    const actor = jobActor("assembly.send-written", associationId);
    const queued = await step.run("list", () => wordsToSend(actor, associationId, subjectId));
    if (!queued) return;
    const letters = { kind: WORD, subjectId, language: queued.language };
    await step.run("letters", () => composeLetterBatch(actor, associationId, letters));
    const sent = inGroups(queued.mails).map((group, index) =>
      step.run(`mail-${index}`, () => sendGroup(actor, associationId, group)),
    );
    await Promise.allSettled(sent);
  },
);

/** Brings the minutes of a written decision, and notes what is proven of them. */
export const sendWrittenMinutes = inngest.createFunction(
  {
    id: "assembly-send-written-minutes",
    triggers: [writtenDispatched],
    retries: 8,
    concurrency: { limit: 4 },
  },
  async ({ event, step }) => {
    const { associationId, writtenId } = event.data;
    const actor = jobActor("assembly.send-written", associationId);
    const queued = await step.run("list", () =>
      writtenMinutesToSend(actor, associationId, writtenId),
    );
    if (!queued) return;
    const letters = { kind: WRITTEN, subjectId: writtenId, language: queued.language };
    await step.run("letters", () => composeLetterBatch(actor, associationId, letters));
    const sent = inGroups(queued.mails).map((group, index) =>
      step.run(`mail-${index}`, () => sendGroup(actor, associationId, group)),
    );
    await Promise.allSettled(sent);
    await step.run("settle", () => settleWrittenMinutes(actor, associationId, writtenId));
  },
);
