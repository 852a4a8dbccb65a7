import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { mayRunMeeting } from "../attendance/attendance.policy.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";
import { roomProcedure } from "../meeting/procedure.router.ts";
import { getKit } from "./kit.queries.ts";

const holdingProcedure = roomProcedure.use(({ ctx, next }) => {
  authorize(mayRunMeeting(ctx.actor, ctx.association));
  return next();
});

export const kitRouter = router({
  /** All that a meeting is held with on paper: for who holds it. */
  get: holdingProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input: { meetingId } }) =>
      read(actor, (tx) => getKit(tx, association, meetingId)),
    ),
});
