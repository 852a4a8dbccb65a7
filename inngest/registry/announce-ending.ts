import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { mandateEnding } from "#inngest/events.ts";
import { tellEnding } from "#server/registry/mandate/ending-mail.service.ts";

/** 180, 90 and 30 days before a mandate ends, its office is written to. */
export const announceEnding = inngest.createFunction(
  { id: "registry-announce-ending", triggers: [mandateEnding], retries: 10 },
  async ({ event, step }) => {
    const { associationId, mandateId, stage } = event.data;
    const actor = jobActor("registry.announce-ending", associationId);
    await step.run("tell", () => tellEnding(actor, associationId, mandateId, stage));
  },
);
