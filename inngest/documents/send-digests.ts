import { cron } from "inngest";
import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { accountsToDigest, sendDigest } from "#server/documents/notification/digest.service.ts";
import { log } from "#server/platform/log.ts";

/** Accounts in one step: a run may hold a thousand steps, an installation more people. */
const GROUP = 50;

/** Every working morning one mail to each, after the terms were looked at. */
export const sendDigests = inngest.createFunction(
  {
    id: "documents-send-digests",
    triggers: [cron("TZ=Europe/Brussels 0 7 * * *")],
    retries: 5,
    concurrency: { limit: 1 },
  },
  async ({ step }) => {
    const actor = jobActor("documents.send-digests");
    const accounts = await step.run("list", () => accountsToDigest(actor));
    for (let from = 0; from < accounts.length; from += GROUP) {
      await step.run(`send-${from}`, async () => {
        let failed = 0;
        for (const id of accounts.slice(from, from + GROUP)) {
          // One address that no server takes today must not keep the others from their mail.
          await sendDigest(actor, id).catch((error: unknown) => {
            failed += 1;
            log.warn({ err: error }, "digest not sent");
          });
        }
        if (failed > 0) throw new Error(`${failed} digests not sent`);
      });
    }
  },
);
