import { authorize } from "#server/platform/access.ts";
import { now } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { missedUnanimities } from "../ballot/retry.queries.ts";
import { convenerOf } from "../convening/convener.queries.ts";
import { mayConvene } from "../convening/convening.policy.ts";
import { heldRoom, isHeldByConvener } from "../convening/room.queries.ts";
import { planCorrection } from "../convocation/correction.service.ts";
import { listMeetings } from "./list.queries.ts";
import { mayPlanMeeting, mayReadMeeting, mayTakePart } from "./meeting.policy.ts";
import { getMeeting, type MeetingView } from "./meeting.queries.ts";
import {
  CorrectNotice,
  MeetingDetails,
  MeetingRef,
  PlanNewMeeting,
  UpdateMeeting,
} from "./meeting.schema.ts";
import { createMeeting, discardMeeting, updateMeeting } from "./meeting.service.ts";
import { conveningProcedure, memberProcedure, planningProcedure } from "./procedure.router.ts";
import { planRetry } from "./retry.service.ts";
import { conveneSecondSession, planSecondSession } from "./second-session.service.ts";

/** The conference is for those who take part; whoever only reads is told that there is one. */
const withoutConference = (meeting: MeetingView): MeetingView => ({
  ...meeting,
  conferenceUrl: null,
  conferencePhone: null,
});

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
      const missed =
        meeting.stage === "closed" ? await missedUnanimities(tx, association, meeting.id) : [];
      const shown = mayTakePart(actor, association) ? meeting : withoutConference(meeting);
      const convener = await convenerOf(tx, association, meeting.id);
      const mayPlan = mayConvene(actor, association, convener);
      const named = { meetings: [meeting.id], items: [], resolutions: [] };
      const room = convener && (await heldRoom(tx, actor, association, named));
      const heldByConvener =
        convener !== null && (await isHeldByConvener(tx, association, meeting.id));
      const mayHold = mayPlanMeeting(actor, association) || room !== null;
      // Its hour has come: what is not on screen by then may lie on the table, on paper.
      const isDue = now().epochMilliseconds >= Date.parse(meeting.startsAt);
      return { ...shown, missed, convener, mayPlan, mayHold, heldByConvener, isDue };
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
  conveneSecondSession: conveningProcedure
    .input(PlanNewMeeting)
    .mutation(({ ctx, input }) => conveneSecondSession(ctx.actor, ctx.association, input)),
  planSecondSession: conveningProcedure
    .input(PlanNewMeeting)
    .mutation(({ ctx, input }) => planSecondSession(ctx.actor, ctx.association, input)),
  correct: planningProcedure
    .input(CorrectNotice)
    .mutation(({ ctx, input }) => planCorrection(ctx.actor, ctx.association, input)),
  planRetry: planningProcedure
    .input(PlanNewMeeting)
    .mutation(({ ctx, input }) => planRetry(ctx.actor, ctx.association, input)),
});
