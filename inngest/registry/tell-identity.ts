import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import { invitationAccepted, subjectBound } from "#inngest/events.ts";
import {
  partiesToTell,
  tellIdentityLinked,
} from "#server/registry/invitation/identity-notice.service.ts";

/** Whoever an identity now stands for hears of it at the address the register has, once. */
export const tellIdentity = inngest.createFunction(
  { id: "registry-tell-identity", triggers: [invitationAccepted, subjectBound], retries: 10 },
  async ({ event, step }) => {
    const { accountId } = event.data;
    const parties = await step.run("list", () =>
      partiesToTell(jobActor("registry.tell-identity"), accountId),
    );
    for (const party of parties) {
      const actor = jobActor("registry.tell-identity", party.associationId);
      await step.run(`tell-${party.partyId}`, () => tellIdentityLinked(actor, party, accountId));
    }
  },
);
