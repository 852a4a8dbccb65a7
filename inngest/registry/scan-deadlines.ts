import { cron } from "inngest";
import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { deadlinesToScan, remindDeadlines } from "#server/registry/deadline/deadline.service.ts";
import { settleOvernight } from "#server/registry/mandate/term.service.ts";

/** Associations looked at in one step: a run may hold a thousand steps, an installation more of them. */
const GROUP = 50;

/** Every morning: the legal terms that come near, association by association. */
export const scanDeadlines = inngest.createFunction(
  {
    id: "registry-scan-deadlines",
    triggers: [cron("TZ=Europe/Brussels 0 6 * * *")],
    retries: 5,
    concurrency: { limit: 1 },
  },
  async ({ step }) => {
    const actor = jobActor("registry.scan-deadlines");
    const associations = await step.run("scan", () => deadlinesToScan(actor));
    for (let from = 0; from < associations.length; from += GROUP) {
      const group = associations.slice(from, from + GROUP);
      await step.run(`remind-${from}`, async () => {
        for (const id of group) {
          await settleOvernight(actor, id);
          await remindDeadlines(actor, id);
        }
      });
    }
  },
);
