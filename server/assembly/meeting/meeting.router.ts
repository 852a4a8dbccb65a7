import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { mayPlanMeeting, mayReadMeeting } from "./meeting.policy.ts";
import { getMeeting, listMeetings } from "./meeting.queries.ts";
import { MeetingDetails, MeetingRef, PlanSecondSession, UpdateMeeting } from "./meeting.schema.ts";
import { createMeeting, discardMeeting, updateMeeting } from "./meeting.service.ts";
import { memberProcedure, planningProcedure } from "./procedure.router.ts";
import { planSecondSession } from "./second-session.service.ts";

export const meetingRouter = router({
  list: memberProcedure.query(({ ctx: { actor, association } }) => {
    const withDrafts = mayReadMeeting(actor, association, { convened: false });
    return read(actor, (tx) => listMeetings(tx, association, { withDrafts }));
  }),
  get: memberProcedure.input(MeetingRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => {
      const meeting = await getMeeting(tx, association, input.meetingId);
      const convened = meeting.convenedAt !== null;
      authorize(mayReadMeeting(actor, association, { convened }));
      return { ...meeting, mayPlan: mayPlanMeeting(actor, association) };
    }),
  ),
  create: planningProcedure
    .input(MeetingDetails)
    .mutation(({ ctx, input }) => createMeeting(ctx.actor, ctx.association, input)),
  update: planningProcedure
    .input(UpdateMeeting)
    .mutation(({ ctx, input }) => updateMeeting(ctx.actor, ctx.association, input)),
  discard: planningProcedure
    .input(MeetingRef)
    .mutation(({ ctx, input }) => discardMeeting(ctx.actor, ctx.association, input)),
  planSecondSession: planningProcedure
    .input(PlanSecondSession)
    .mutation(({ ctx, input }) => planSecondSession(ctx.actor, ctx.association, input)),
});
