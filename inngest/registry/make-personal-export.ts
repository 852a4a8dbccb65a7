import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { exportAsked } from "#inngest/events.ts";
import { personalAssemblies } from "#server/assembly/ballot/personal.queries.ts";
import { personalPolls } from "#server/assembly/poll/personal.queries.ts";
import { personalFiles, personalMail } from "#server/documents/archive/personal.queries.ts";
import { makeExport } from "#server/registry/privacy/export.service.ts";

/** Each chapter says what it holds about a person; a later one adds its line here. */
export const PERSONAL_CHAPTERS = {
  sources: [personalMail, personalAssemblies, personalPolls],
  files: personalFiles,
};

/** The file of a person's data, made apart from his request. */
export const makePersonalExport = inngest.createFunction(
  { id: "registry-make-personal-export", triggers: [exportAsked], retries: 5 },
  async ({ event, step }) => {
    const { associationId, exportId } = event.data;
    const actor = jobActor("registry.make-personal-export", associationId);
    await step.run("make", () => makeExport(actor, associationId, exportId, PERSONAL_CHAPTERS));
  },
);
