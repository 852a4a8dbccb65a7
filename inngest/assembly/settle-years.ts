import { cron } from "inngest";
import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { associationUpdated } from "#inngest/events.ts";
import { settleYear } from "#server/assembly/year/year.service.ts";
import { associationsToKeep } from "#server/registry/privacy/retention.service.ts";

/** Associations looked at in one step: a run may hold a thousand steps, an installation more of them. */
const GROUP = 50;

/** Every night, before the terms that come near are told: what the next annual meeting asks, by date. */
export const settleYears = inngest.createFunction(
  {
    id: "assembly-settle-years",
    triggers: [cron("TZ=Europe/Brussels 0 4 * * *")],
    retries: 5,
    concurrency: { limit: 1 },
  },
  async ({ step }) => {
    const actor = jobActor("assembly.settle-years");
    const associations = await step.run("list", () => associationsToKeep(actor));
    for (let from = 0; from < associations.length; from += GROUP) {
      const group = associations.slice(from, from + GROUP);
      await step.run(`settle-${from}`, async () => {
        for (const id of group) await settleYear(actor, id);
      });
    }
  },
);

/** Its fifteen days may have changed: what counts from them follows at once. */
export const followPeriod = inngest.createFunction(
  {
    id: "assembly-follow-period",
    triggers: [associationUpdated],
    retries: 5,
    concurrency: { limit: 1, key: "event.data.associationId" },
  },
  async ({ event, step }) => {
    const { associationId } = event.data;
    const actor = jobActor("assembly.settle-years", associationId);
    await step.run("settle", () => settleYear(actor, associationId, false));
  },
);
