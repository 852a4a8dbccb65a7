import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { mayAskToVote } from "../ballot/ballot.policy.ts";
import { authorizeSight, followingProcedure, runningProcedure } from "../ballot/ballot.router.ts";
import { announceClosing, askTime } from "./announcement.service.ts";
import { getBoard } from "./board.queries.ts";
import { AnnounceClosing, SittingRef, TextInHand } from "./sitting.schema.ts";

const takingPartProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mayAskToVote(ctx.actor, ctx.association));
  return next();
});

export const sittingRouter = router({
  /** What is announced and asked: for all who follow the meeting, more for who runs it. */
  board: followingProcedure
    .input(SittingRef)
    .query(({ ctx: { actor, association }, input: { meetingId } }) =>
      read(actor, async (tx) => {
        await authorizeSight(tx, actor, association, meetingId);
        return getBoard(tx, actor, association, meetingId);
      }),
    ),
  announce: runningProcedure
    .input(AnnounceClosing)
    .mutation(({ ctx, input }) => announceClosing(ctx.actor, ctx.association, input)),
  askTime: takingPartProcedure
    .input(TextInHand)
    .mutation(({ ctx, input }) => askTime(ctx.actor, ctx.association, input)),
});
