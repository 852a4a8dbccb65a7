import { cron } from "inngest";
import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { removePollAnswers } from "#server/assembly/poll/retention.service.ts";
import { removeSessions } from "#server/identity/session/retention.service.ts";
import { toColumn } from "#server/kernel/calendar.ts";
import { today } from "#server/platform/clock.ts";
import { dueBefore } from "#server/registry/privacy/retention.rules.ts";
import { associationsToKeep, removeDue } from "#server/registry/privacy/retention.service.ts";
import { removeFaultContacts } from "#server/site/fault/retention.service.ts";

/** Associations looked at in one step: a run may hold a thousand steps, an installation more of them. */
const GROUP = 50;

/** Every Sunday night: what is no longer kept goes, and what went is written down. */
export const removeDueData = inngest.createFunction(
  {
    id: "registry-remove-due",
    triggers: [cron("TZ=Europe/Brussels 30 3 * * 0")],
    retries: 5,
    concurrency: { limit: 1 },
  },
  async ({ step }) => {
    const actor = jobActor("registry.remove-due");
    await step.run("sessions", () => {
      const day = dueBefore("sessions", today());
      return day ? removeSessions(actor, toColumn(day)) : 0;
    });
    const associations = await step.run("list", () => associationsToKeep(actor));
    for (let from = 0; from < associations.length; from += GROUP) {
      const group = associations.slice(from, from + GROUP);
      await step.run(`remove-${from}`, async () => {
        for (const id of group)
          await removeDue(actor, id, [removeFaultContacts, removePollAnswers]);
      });
    }
  },
);
