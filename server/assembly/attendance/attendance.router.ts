import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { roomProcedure } from "../meeting/procedure.router.ts";
import { admitRemote } from "./admission.service.ts";
import { mayRunMeeting, mayTakePart } from "./attendance.policy.ts";
import { getRoom } from "./attendance.queries.ts";
import { AdmitRemote, FloorRef, OpenMeeting, RoomPerson } from "./attendance.schema.ts";
import { checkIn, checkOut, join, leave } from "./attendance.service.ts";
import { openMeeting } from "./opening.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const runningProcedure = roomProcedure.use(({ ctx, next }) => {
  authorize(mayRunMeeting(ctx.actor, ctx.association));
  return next();
});

const comingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mayTakePart(ctx.actor, ctx.association));
  return next();
});

export const attendanceRouter = router({
  room: runningProcedure
    .input(FloorRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => getRoom(tx, association, input.meetingId)),
    ),
  checkIn: runningProcedure
    .input(RoomPerson)
    .mutation(({ ctx, input }) => checkIn(ctx.actor, ctx.association, input)),
  checkOut: runningProcedure
    .input(RoomPerson)
    .mutation(({ ctx, input }) => checkOut(ctx.actor, ctx.association, input)),
  admit: runningProcedure
    .input(AdmitRemote)
    .mutation(({ ctx, input }) => admitRemote(ctx.actor, ctx.association, input)),
  join: comingProcedure
    .input(FloorRef)
    .mutation(({ ctx, input }) => join(ctx.actor, ctx.association, input)),
  leave: comingProcedure
    .input(FloorRef)
    .mutation(({ ctx, input }) => leave(ctx.actor, ctx.association, input)),
  open: runningProcedure
    .input(OpenMeeting)
    .mutation(({ ctx, input }) => openMeeting(ctx.actor, ctx.association, input)),
});
