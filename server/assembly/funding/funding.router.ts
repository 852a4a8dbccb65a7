import { partiesOf } from "#server/kernel/actor.ts";
import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { ResolutionRef } from "../agenda/agenda.schema.ts";
import { isConvened } from "../attendance/floor.queries.ts";
import { mayReadMeeting } from "../meeting/meeting.policy.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";
import {
  memberProcedure,
  officeProcedure,
  planningProcedure,
} from "../meeting/procedure.router.ts";
import { fundingsOf, lotImpacts, shownFunding } from "./funding.queries.ts";
import { SetFunding } from "./funding.schema.ts";
import { removeFunding, setFunding } from "./funding.service.ts";

export const fundingRouter = router({
  /** How each decision of a meeting would be paid, and what it would cost whoever asks. */
  ofMeeting: memberProcedure.input(MeetingRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => {
      const convened = await isConvened(tx, association, input.meetingId);
      authorize(mayReadMeeting(actor, association, { convened }));
      const people = partiesOf(actor, association);
      const plans = await fundingsOf(tx, association, input.meetingId);
      return plans.map((plan) => shownFunding(plan, people));
    }),
  ),
  /** What each lot would bear of each of them. */
  lots: officeProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => lotImpacts(tx, association, input.meetingId)),
    ),
  set: planningProcedure
    .input(SetFunding)
    .mutation(({ ctx, input }) => setFunding(ctx.actor, ctx.association, input)),
  remove: planningProcedure
    .input(ResolutionRef)
    .mutation(({ ctx, input }) => removeFunding(ctx.actor, ctx.association, input)),
});
