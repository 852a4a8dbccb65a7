import { partiesOf } from "#server/kernel/actor.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { mayPlanMeeting, mayReadMeeting } from "../meeting/meeting.policy.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";
import { noticeStatus, noticesTo } from "./convocation.queries.ts";
import { ConveneMeeting, ConvocationOf, RecordPosting } from "./convocation.schema.ts";
import { convene } from "./convocation.service.ts";
import { recordPosting } from "./posting.service.ts";
import { previewConvocation, previewNotice } from "./preview.queries.ts";
import { retryNotices } from "./sending.service.ts";

export const convocationRouter = router({
  preview: associationProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input }) => {
      authorize(mayPlanMeeting(actor, association));
      return read(actor, (tx) => previewConvocation(tx, association, input.meetingId, today()));
    }),
  previewNotice: associationProcedure
    .input(ConvocationOf)
    .query(({ ctx: { actor, association }, input: { meetingId, partyId } }) => {
      authorize(mayPlanMeeting(actor, association));
      return read(actor, (tx) => previewNotice(tx, association, meetingId, partyId, today()));
    }),
  /** How far the notice is proven. */
  status: associationProcedure.input(MeetingRef).query(({ ctx: { actor, association }, input }) => {
    authorize(mayReadMeeting(actor, association, { convened: false }));
    return read(actor, (tx) => noticeStatus(tx, association, input.meetingId));
  }),
  /** The notices one was sent. */
  mine: associationProcedure.input(MeetingRef).query(({ ctx: { actor, association }, input }) => {
    authorize(mayReadMeeting(actor, association, { convened: true }));
    const own = partiesOf(actor, association);
    return read(actor, (tx) => noticesTo(tx, association, input.meetingId, own));
  }),
  convene: associationProcedure
    .input(ConveneMeeting)
    .mutation(({ ctx, input }) => convene(ctx.actor, ctx.association, input)),
  /** Sends again what could not leave. */
  retry: associationProcedure
    .input(ConveneMeeting)
    .mutation(({ ctx, input }) => retryNotices(ctx.actor, ctx.association, input)),
  recordPosting: associationProcedure
    .input(RecordPosting)
    .mutation(({ ctx, input }) => recordPosting(ctx.actor, ctx.association, input)),
});
