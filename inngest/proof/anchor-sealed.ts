import { cron } from "inngest";
import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { treeSealed } from "#inngest/events.ts";
import { anchorKey, batchSealed, openBatches } from "#server/proof/anchor/anchor.service.ts";
import { followBatch, resendForgotten, sendBatch } from "#server/proof/anchor/sending.service.ts";

/** Looks taken in one run, a few seconds apart; a slower chain is the clock's to follow. */
const ROUNDS = 3;

/**
 * Sees that the installation's key is queued, batches what is sealed, and brings every open batch
 * one state further. An event starts it at once; the clock carries on until each batch is final,
 * and finds what an event failed to tell.
 */
export const anchorSealed = inngest.createFunction(
  {
    id: "proof-anchor-sealed",
    triggers: [treeSealed, cron("TZ=Europe/Brussels * * * * *")],
    retries: 3,
    concurrency: { limit: 1 },
  },
  async ({ step }) => {
    const actor = jobActor("proof.anchor-sealed");
    await step.run("key", () => anchorKey(actor));
    await step.run("batch", () => batchSealed(actor));
    await step.run("resend", () => resendForgotten(actor));
    const ids = await step.run("open", () => openBatches(actor));
    for (const id of ids) await step.run(`send-${id}`, () => sendBatch(actor, id));
    let open = ids;
    for (let round = 1; round <= ROUNDS && open.length > 0; round += 1) {
      await step.sleep(`wait-${round}`, "3s");
      const left: string[] = [];
      for (const id of open) {
        const state = await step.run(`follow-${round}-${id}`, () => followBatch(actor, id));
        if (state !== "final") left.push(id);
      }
      open = left;
    }
  },
);
