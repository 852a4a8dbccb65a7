import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";
import { officeProcedure, planningProcedure } from "../meeting/procedure.router.ts";
import { occupantSheet } from "./occupant.queries.ts";
import { PostOccupantNotice } from "./occupant.schema.ts";
import { postOccupantNotice } from "./occupant.service.ts";

export const occupantRouter = router({
  /** The sheet that tells occupants the day of a meeting. */
  sheet: officeProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => occupantSheet(tx, association, input.meetingId)),
    ),
  post: planningProcedure
    .input(PostOccupantNotice)
    .mutation(({ ctx, input }) => postOccupantNotice(ctx.actor, ctx.association, input)),
});
