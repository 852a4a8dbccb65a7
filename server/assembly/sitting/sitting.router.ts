import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { mayAskToVote } from "../ballot/ballot.policy.ts";
import { authorizeSight, followingProcedure, runningProcedure } from "../ballot/ballot.router.ts";
import { announceClosing, askTime } from "./announcement.service.ts";
import { getBoard } from "./board.queries.ts";
import { loseLine, regainLine, showConnection } from "./connection.service.ts";
import { pauseMeeting, resumeMeeting } from "./pause.service.ts";
import {
  AnnounceClosing,
  HandRef,
  LineOf,
  PauseMeeting,
  SittingRef,
  TextInHand,
} from "./sitting.schema.ts";
import { giveFloor, lowerHand, lowerOwnHand, raiseHand } from "./speaking.service.ts";

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
  /** The same as the desk and the projector have it: for who holds the meeting. */
  desk: runningProcedure
    .input(SittingRef)
    .query(({ ctx: { actor, association }, input: { meetingId } }) =>
      read(actor, (tx) => getBoard(tx, actor, association, meetingId)),
    ),
  announce: runningProcedure
    .input(AnnounceClosing)
    .mutation(({ ctx, input }) => announceClosing(ctx.actor, ctx.association, input)),
  askTime: takingPartProcedure
    .input(TextInHand)
    .mutation(({ ctx, input }) => askTime(ctx.actor, ctx.association, input)),
  raiseHand: takingPartProcedure
    .input(SittingRef)
    .mutation(({ ctx, input }) => raiseHand(ctx.actor, ctx.association, input)),
  lowerOwnHand: takingPartProcedure
    .input(SittingRef)
    .mutation(({ ctx, input }) => lowerOwnHand(ctx.actor, ctx.association, input)),
  giveFloor: runningProcedure
    .input(HandRef)
    .mutation(({ ctx, input }) => giveFloor(ctx.actor, ctx.association, input)),
  lowerHand: runningProcedure
    .input(HandRef)
    .mutation(({ ctx, input }) => lowerHand(ctx.actor, ctx.association, input)),
  pause: runningProcedure
    .input(PauseMeeting)
    .mutation(({ ctx, input }) => pauseMeeting(ctx.actor, ctx.association, input)),
  resume: runningProcedure
    .input(SittingRef)
    .mutation(({ ctx, input }) => resumeMeeting(ctx.actor, ctx.association, input)),
  lineLost: runningProcedure
    .input(LineOf)
    .mutation(({ ctx, input }) => loseLine(ctx.actor, ctx.association, input)),
  lineBack: runningProcedure
    .input(LineOf)
    .mutation(({ ctx, input }) => regainLine(ctx.actor, ctx.association, input)),
  /** The page of somebody who may take part is connected; whether he is at a distance. */
  connected: takingPartProcedure
    .input(SittingRef)
    .mutation(({ ctx, input }) => showConnection(ctx.actor, ctx.association, input)),
});
