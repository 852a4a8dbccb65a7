import { cron } from "inngest";
import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { keyQueued, treeSealed } from "#inngest/events.ts";
import { batchSealed, openBatches } from "#server/proof/anchor/anchor.service.ts";
import { followBatch, sendBatch } from "#server/proof/anchor/sending.service.ts";

/**
 * Batches what is sealed and brings every open batch one state further. An event starts it at once;
 * the clock carries on until each batch is final, and finds what an event failed to tell.
 */
export const anchorSealed = inngest.createFunction(
  {
    id: "proof-anchor-sealed",
    triggers: [treeSealed, keyQueued, cron("TZ=Europe/Brussels * * * * *")],
    retries: 3,
    concurrency: { limit: 1 },
  },
  async ({ step }) => {
    const actor = jobActor("proof.anchor-sealed");
    await step.run("batch", () => batchSealed(actor));
    const ids = await step.run("open", () => openBatches(actor));
    for (const id of ids) {
      await step.run(`send-${id}`, () => sendBatch(actor, id));
      await step.run(`follow-${id}`, () => followBatch(actor, id));
    }
  },
);
