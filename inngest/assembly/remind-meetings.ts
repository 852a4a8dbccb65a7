import { cron } from "inngest";
import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { remindMeetings } from "#server/assembly/expected/reminder.service.ts";
import { deadlinesToScan } from "#server/registry/deadline/deadline.service.ts";
import { inGroups, sendGroup } from "./bring.ts";

/**
 * Every morning: who was convened to a meeting of three days later and has said nothing is asked
 * whether he comes. A convened meeting has its minutes as an open term: no other list is kept.
 */
export const remindOfMeetings = inngest.createFunction(
  {
    id: "assembly-remind-of-meetings",
    triggers: [cron("TZ=Europe/Brussels 0 9 * * *")],
    retries: 5,
    concurrency: { limit: 1 },
  },
  async ({ step }) => {
    const actor = jobActor("assembly.remind-of-meetings");
    const associations = await step.run("scan", () => deadlinesToScan(actor));
    // One address that no server takes today must not keep other associations from their mails.
    const reminded = inGroups(associations).map((group, index) =>
      step.run(`remind-${index}`, async () => {
        for (const id of group) {
          const { mails } = await remindMeetings(actor, id);
          await sendGroup(jobActor("assembly.remind-of-meetings", id), id, mails);
        }
      }),
    );
    await Promise.allSettled(reminded);
  },
);
