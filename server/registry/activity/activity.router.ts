import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { partyPolicy } from "../party/party.policy.ts";
import { PartyRef } from "../party/party.schema.ts";
import { activityPolicy } from "./activity.policy.ts";
import { consultationsOf, listActivity, listConsultations } from "./activity.queries.ts";
import { ActivityInput } from "./activity.schema.ts";

/** Reading is decided before the rest of the input is looked at. */
const readingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(activityPolicy["activity.read"](ctx.actor, ctx.association));
  return next();
});

export const activityRouter = router({
  /** Who changed what; and who looked at what, for whom that is to know. */
  show: readingProcedure.input(ActivityInput).query(({ ctx, input }) =>
    read(ctx.actor, async (tx) => ({
      activity: await listActivity(tx, ctx.association, input),
      consultations: activityPolicy["activity.read-consultations"](ctx.actor, ctx.association)
        ? await listConsultations(tx, ctx.association)
        : null,
    })),
  ),
  /** Who of the office looked at one's own page. */
  ofMine: associationProcedure.input(PartyRef).query(({ ctx, input }) => {
    const { actor, association } = ctx;
    authorize(
      activityPolicy["activity.read-consultations"](actor, association) ||
        partyPolicy["party.read-own-contact"](actor, association, input.partyId),
    );
    return read(actor, (tx) => consultationsOf(tx, association, input.partyId));
  }),
});
