import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { mayRunMeeting } from "./attendance.policy.ts";
import { getRoom } from "./attendance.queries.ts";
import { FloorRef, OpenMeeting, RoomPerson } from "./attendance.schema.ts";
import { checkIn, checkOut, join, leave } from "./attendance.service.ts";
import { openMeeting } from "./opening.service.ts";

export const attendanceRouter = router({
  room: associationProcedure.input(FloorRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, (tx) => {
      authorize(mayRunMeeting(actor, association));
      return getRoom(tx, association, input.meetingId);
    }),
  ),
  checkIn: associationProcedure
    .input(RoomPerson)
    .mutation(({ ctx, input }) => checkIn(ctx.actor, ctx.association, input)),
  checkOut: associationProcedure
    .input(RoomPerson)
    .mutation(({ ctx, input }) => checkOut(ctx.actor, ctx.association, input)),
  join: associationProcedure
    .input(FloorRef)
    .mutation(({ ctx, input }) => join(ctx.actor, ctx.association, input)),
  leave: associationProcedure
    .input(FloorRef)
    .mutation(({ ctx, input }) => leave(ctx.actor, ctx.association, input)),
  open: associationProcedure
    .input(OpenMeeting)
    .mutation(({ ctx, input }) => openMeeting(ctx.actor, ctx.association, input)),
});
