import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { meetingConvened, proxyEncoded, proxyGiven, voterExcluded } from "#inngest/events.ts";
import { warnPrincipals } from "#server/assembly/proxy/warning.service.ts";
import { inGroups, sendGroup } from "./bring.ts";

/**
 * A principal whose holder may not vote on an item is told as soon as both are known: when the
 * notice leaves, when the proxy is given, or when the conflict is announced (AD-04).
 */
export const warnOfConflicts = inngest.createFunction(
  {
    id: "assembly-warn-of-conflicts",
    triggers: [meetingConvened, proxyGiven, proxyEncoded, voterExcluded],
    retries: 8,
    concurrency: { limit: 1, key: "event.data.associationId" },
  },
  async ({ event, step }) => {
    const { associationId, meetingId } = event.data;
    const actor = jobActor("assembly.warn-of-conflicts", associationId);
    const mails = await step.run("list", () => warnPrincipals(actor, associationId, meetingId));
    const sent = inGroups(mails).map((group, index) =>
      step.run(`mail-${index}`, () => sendGroup(actor, associationId, group)),
    );
    await Promise.allSettled(sent);
  },
);
