import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { authorizeSight, followingProcedure, runningProcedure } from "../ballot/ballot.router.ts";
import { listMotions } from "./motion.queries.ts";
import { AmendText, DisposeItem, MotionList, ReopenBallot } from "./motion.schema.ts";
import { amendText, disposeItem, reopenBallot } from "./motion.service.ts";

export const motionRouter = router({
  /** What became of each item and text, for all who follow the meeting. */
  list: followingProcedure
    .input(MotionList)
    .query(({ ctx: { actor, association }, input: { meetingId } }) =>
      read(actor, async (tx) => {
        await authorizeSight(tx, actor, association, meetingId);
        return listMotions(tx, association, meetingId);
      }),
    ),
  dispose: runningProcedure
    .input(DisposeItem)
    .mutation(({ ctx, input }) => disposeItem(ctx.actor, ctx.association, input)),
  amend: runningProcedure
    .input(AmendText)
    .mutation(({ ctx, input }) => amendText(ctx.actor, ctx.association, input)),
  reopen: runningProcedure
    .input(ReopenBallot)
    .mutation(({ ctx, input }) => reopenBallot(ctx.actor, ctx.association, input)),
});
