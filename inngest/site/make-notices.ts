import { jobActor } from "#inngest/actor.ts";
import { inngest } from "#inngest/client.ts";
import {
  associationCreated,
  associationUpdated,
  officeChanged,
  syndicAppointed,
  syndicCorrected,
  syndicEnded,
  syndicWithdrawn,
} from "#inngest/events.ts";
import { associationsToNotify, makeNotices } from "#server/site/notice/making.service.ts";

/** Whatever the notice says has changed: it is made again, to be posted (art. 3.89 §2). */
export const makeHallNotices = inngest.createFunction(
  {
    id: "site-make-notices",
    triggers: [
      syndicAppointed,
      syndicCorrected,
      syndicEnded,
      syndicWithdrawn,
      associationCreated,
      associationUpdated,
    ],
    retries: 8,
    concurrency: { limit: 1, key: "event.data.associationId" },
  },
  async ({ event, step }) => {
    const { associationId } = event.data;
    const actor = jobActor("site.make-notices", associationId);
    await step.run("make", () => makeNotices(actor, associationId));
  },
);

/** The same for all the associations of an office whose own facts have changed. */
export const makeOfficeNotices = inngest.createFunction(
  { id: "site-make-office-notices", triggers: [officeChanged], retries: 8 },
  async ({ event, step }) => {
    const { officeId } = event.data;
    const associations = await step.run("list", () =>
      associationsToNotify(jobActor("site.make-notices"), officeId),
    );
    for (const associationId of associations) {
      const actor = jobActor("site.make-notices", associationId);
      await step.run(`make-${associationId}`, () => makeNotices(actor, associationId));
    }
  },
);
