import { eventType } from "inngest";
import { z } from "zod";
import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { TOLD, type ToldFact, tellAccount } from "#server/identity/notice/notice.service.ts";

const facts: readonly ToldFact[] = Object.keys(TOLD).filter(
  (name): name is ToldFact => name in TOLD,
);
const schema = z.object({ accountId: z.uuid(), linkId: z.uuid().optional() });

/** Whatever changes about how an account is entered is told to its address. */
export const tellAccounts = inngest.createFunction(
  {
    id: "identity-tell-account",
    triggers: facts.map((fact) => eventType(fact, { schema })),
    retries: 10,
  },
  async ({ event, step }) => {
    const name: string = event.name;
    const fact = facts.find((known) => known === name);
    if (!fact || !event.id) return;
    const at = Temporal.Instant.fromEpochMilliseconds(event.ts ?? 0).toString();
    const told = { ...schema.parse(event.data), eventId: event.id, fact, at };
    await step.run("tell", () => tellAccount(jobActor("identity.tell-account"), told));
  },
);
