import { partiesOf } from "#server/kernel/actor.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";
import {
  memberProcedure,
  officeProcedure,
  planningProcedure,
} from "../meeting/procedure.router.ts";
import { noticeStatus, noticesTo } from "./convocation.queries.ts";
import {
  ConveneMeeting,
  ConvocationOf,
  RecordCarrierFile,
  RecordNumber,
  RecordPosting,
} from "./convocation.schema.ts";
import { convene } from "./convocation.service.ts";
import { recordCarrierFile, recordNumber } from "./numbering.service.ts";
import { noticeLetters } from "./posting.queries.ts";
import { recordPosting } from "./posting.service.ts";
import { previewConvocation, previewNotice } from "./preview.queries.ts";
import { retryNotices } from "./sending.service.ts";

export const convocationRouter = router({
  preview: planningProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => previewConvocation(tx, association, input.meetingId, today())),
    ),
  previewNotice: planningProcedure
    .input(ConvocationOf)
    .query(({ ctx: { actor, association }, input: { meetingId, partyId } }) =>
      read(actor, (tx) => previewNotice(tx, association, meetingId, partyId, today())),
    ),
  /** How far the notice is proven. */
  status: officeProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => noticeStatus(tx, association, input.meetingId)),
    ),
  /** The notices one was sent. */
  mine: memberProcedure.input(MeetingRef).query(({ ctx: { actor, association }, input }) => {
    const own = partiesOf(actor, association);
    return read(actor, (tx) => noticesTo(tx, association, input.meetingId, own));
  }),
  convene: planningProcedure
    .input(ConveneMeeting)
    .mutation(({ ctx, input }) => convene(ctx.actor, ctx.association, input)),
  /** Sends again what could not leave. */
  retry: planningProcedure
    .input(ConveneMeeting)
    .mutation(({ ctx, input }) => retryNotices(ctx.actor, ctx.association, input)),
  recordPosting: planningProcedure
    .input(RecordPosting)
    .mutation(({ ctx, input }) => recordPosting(ctx.actor, ctx.association, input)),
  /** The registered letters, in the order they are printed in. */
  letters: planningProcedure.input(MeetingRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => {
      // Of a meeting that is not there: nothing, rather than an empty list.
      const { id } = await getMeeting(tx, association, input.meetingId);
      return noticeLetters(tx, association, id);
    }),
  ),
  recordNumber: planningProcedure
    .input(RecordNumber)
    .mutation(({ ctx, input }) => recordNumber(ctx.actor, ctx.association, input)),
  recordCarrierFile: planningProcedure
    .input(RecordCarrierFile)
    .mutation(({ ctx, input }) => recordCarrierFile(ctx.actor, ctx.association, input)),
});
