import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { authorizeConvening } from "../convening/authority.service.ts";
import { mayStartConvening } from "../convening/convening.policy.ts";
import { RecordPosting } from "../convocation/convocation.schema.ts";
import { MeetingRef, PlanNewMeeting } from "../meeting/meeting.schema.ts";
import { planningProcedure } from "../meeting/procedure.router.ts";
import { planAgain } from "./again.service.ts";
import { cancellationStatus, previewCancellation } from "./cancellation.queries.ts";
import { CancelMeeting } from "./cancellation.schema.ts";
import { cancelMeeting } from "./cancellation.service.ts";
import { recordCancellationPosting } from "./sending.service.ts";

/** Those who may convene at all; whether this very meeting, the use case looks at. */
const cancellingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mayStartConvening(ctx.actor, ctx.association));
  return next();
});

export const cancellationRouter = router({
  /** What it would do, before it is done. */
  preview: cancellingProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input: { meetingId } }) =>
      read(actor, async (tx) => {
        await authorizeConvening(tx, actor, association, meetingId);
        return previewCancellation(tx, association, meetingId);
      }),
    ),
  /** Who has been told, and how that is proven. */
  status: cancellingProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input: { meetingId } }) =>
      read(actor, async (tx) => {
        await authorizeConvening(tx, actor, association, meetingId);
        return cancellationStatus(tx, association, meetingId);
      }),
    ),
  cancel: cancellingProcedure
    .input(CancelMeeting)
    .mutation(({ ctx, input }) => cancelMeeting(ctx.actor, ctx.association, input)),
  recordPosting: cancellingProcedure
    .input(RecordPosting)
    .mutation(({ ctx, input }) => recordCancellationPosting(ctx.actor, ctx.association, input)),
  /** Another meeting with the agenda of the one that was not held. */
  planAgain: planningProcedure
    .input(PlanNewMeeting)
    .mutation(({ ctx, input }) => planAgain(ctx.actor, ctx.association, input)),
});
