import { z } from "zod";
import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { noteFailure as note } from "#server/site/morning/morning.service.ts";

const Failed = z.object({
  function_id: z.string(),
  run_id: z.string(),
  event: z.object({ data: z.object({ associationId: z.uuid().optional() }).loose().optional() }),
});

/** A job that gave up is told to the office it worked for, in the morning; its error stays in the log. */
export const noteFailure = inngest.createFunction(
  { id: "site-note-failure", triggers: [{ event: "inngest/function.failed" }], retries: 5 },
  async ({ event, step }) => {
    const failed = Failed.safeParse(event.data);
    if (!failed.success) return;
    const { function_id: job, run_id: runId, event: cause } = failed.data;
    // A failure of this very job would only repeat itself.
    if (job.endsWith("site-note-failure")) return;
    const associationId = cause.data?.associationId;
    const actor = jobActor("site.note-failure", associationId);
    const association = associationId ? provenAssociation(associationId) : null;
    await step.run("note", () => note(actor, association, { job, runId }));
  },
);
