import { authorize } from "#server/platform/access.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { seatPolicy } from "./seat.policy.ts";
import { NewSeat, SeatEnd } from "./seat.schema.ts";
import { endSeat, showSeats, takeSeat } from "./seat.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const recordingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(seatPolicy["seat.record"](ctx.actor, ctx.association));
  return next();
});

export const seatRouter = router({
  list: associationProcedure.query(({ ctx }) => {
    authorize(seatPolicy["seat.read"](ctx.actor, ctx.association));
    return showSeats(ctx.actor, ctx.association);
  }),
  take: recordingProcedure
    .input(NewSeat)
    .mutation(({ ctx, input }) => takeSeat(ctx.actor, ctx.association, input)),
  end: recordingProcedure
    .input(SeatEnd)
    .mutation(({ ctx, input }) => endSeat(ctx.actor, ctx.association, input)),
});
