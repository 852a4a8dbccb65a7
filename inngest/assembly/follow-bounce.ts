import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { deliveryBounced } from "#inngest/events.ts";
import { CANCELLATION } from "#server/assembly/cancellation/cancellation.queries.ts";
import { cancellationsToSend } from "#server/assembly/cancellation/sending.service.ts";
import { CONVOCATION } from "#server/assembly/convocation/convocation.queries.ts";
import { noticesToSend, settleNotice } from "#server/assembly/convocation/sending.service.ts";
import { MINUTES } from "#server/assembly/minutes/sending.queries.ts";
import { minutesToSend, settleMinutes } from "#server/assembly/minutes/sending.service.ts";
import {
  settleWrittenMinutes,
  writtenMinutesToSend,
} from "#server/assembly/written/minutes.service.ts";
import { WORD } from "#server/assembly/written/sending.queries.ts";
import { wordsToSend } from "#server/assembly/written/telling.service.ts";
import { WRITTEN } from "#server/assembly/written/written.queries.ts";
import { composeLetterBatch } from "#server/documents/delivery/letters.service.ts";

/**
 * A notice that came back becomes a registered letter at once (AD-02), minutes a letter; the term
 * of either is open again.
 */
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
    const minutes = await step.run("minutes", () => minutesToSend(actor, associationId, subjectId));
    if (minutes) {
      const letters = { kind: MINUTES, subjectId, language: minutes.language };
      await step.run("minutes-letters", () => composeLetterBatch(actor, associationId, letters));
      await step.run("minutes-settle", () => settleMinutes(actor, associationId, subjectId));
    }
    const word = await step.run("word", () => wordsToSend(actor, associationId, subjectId));
    if (word) {
      const letters = { kind: WORD, subjectId, language: word.language };
      await step.run("word-letters", () => composeLetterBatch(actor, associationId, letters));
    }
    const cancelled = await step.run("cancelled", () =>
      cancellationsToSend(actor, associationId, subjectId),
    );
    if (cancelled) {
      const letters = { kind: CANCELLATION, subjectId, language: cancelled.language };
      await step.run("cancelled-letters", () => composeLetterBatch(actor, associationId, letters));
    }
    const written = await step.run("written", () =>
      writtenMinutesToSend(actor, associationId, subjectId),
    );
    if (written) {
      const letters = { kind: WRITTEN, subjectId, language: written.language };
      await step.run("written-letters", () => composeLetterBatch(actor, associationId, letters));
      await step.run("written-settle", () => settleWrittenMinutes(actor, associationId, subjectId));
    }
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
