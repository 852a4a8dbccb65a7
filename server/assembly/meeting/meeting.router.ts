import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { mayPlanMeeting, mayReadMeeting } from "./meeting.policy.ts";
import { getMeeting, listMeetings } from "./meeting.queries.ts";
import { MeetingDetails, MeetingRef, PlanSecondSession, UpdateMeeting } from "./meeting.schema.ts";
import { createMeeting, discardMeeting, updateMeeting } from "./meeting.service.ts";
import { planSecondSession } from "./second-session.service.ts";

export const meetingRouter = router({
  list: associationProcedure.query(({ ctx: { actor, association } }) => {
    authorize(mayReadMeeting(actor, association, { convened: true }));
    const withDrafts = mayReadMeeting(actor, association, { convened: false });
    return read(actor, (tx) => listMeetings(tx, association, { withDrafts }));
  }),
  get: associationProcedure.input(MeetingRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => {
      const meeting = await getMeeting(tx, association, input.meetingId);
      const convened = meeting.convenedAt !== null;
      authorize(mayReadMeeting(actor, association, { convened }));
      return { ...meeting, mayPlan: mayPlanMeeting(actor, association) };
    }),
  ),
  create: associationProcedure
    .input(MeetingDetails)
    .mutation(({ ctx, input }) => createMeeting(ctx.actor, ctx.association, input)),
  update: associationProcedure
    .input(UpdateMeeting)
    .mutation(({ ctx, input }) => updateMeeting(ctx.actor, ctx.association, input)),
  discard: associationProcedure
    .input(MeetingRef)
    .mutation(({ ctx, input }) => discardMeeting(ctx.actor, ctx.association, input)),
  planSecondSession: associationProcedure
    .input(PlanSecondSession)
    .mutation(({ ctx, input }) => planSecondSession(ctx.actor, ctx.association, input)),
});
