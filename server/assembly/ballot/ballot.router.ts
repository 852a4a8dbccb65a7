import type { Actor } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { read, type Tx } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { isConcerned, isConvened } from "../attendance/floor.queries.ts";
import { mayReadMeeting } from "../meeting/meeting.policy.ts";
import { roomProcedure } from "../meeting/procedure.router.ts";
import { mayAskToVote, mayReadResults, mayRunBallot } from "./ballot.policy.ts";
import {
  BallotRef,
  CastInRoom,
  CastVotes,
  CloseBallot,
  ExcludeVoter,
  HandsAsked,
  LiftExclusion,
  MeetingBallots,
  RecordHands,
} from "./ballot.schema.ts";
import { closeBallot, openBallot } from "./ballot.service.ts";
import { closeMeeting } from "./closing.service.ts";
import { excludeVoter, liftExclusion } from "./exclusion.service.ts";
import { getHands } from "./hands.queries.ts";
import { recordHands } from "./hands.service.ts";
import { progressOf } from "./progress.queries.ts";
import { getTurnout, getVoter, listBallots } from "./view.queries.ts";
import { castInRoom, castVotes } from "./vote.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
export const runningProcedure = roomProcedure.use(({ ctx, next }) => {
  authorize(mayRunBallot(ctx.actor, ctx.association));
  return next();
});

/** Those who follow a meeting: its members, and whoever may vote at it. */
export const followingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mayReadResults(ctx.actor, ctx.association) || mayAskToVote(ctx.actor, ctx.association));
  return next();
});

const votingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mayAskToVote(ctx.actor, ctx.association));
  return next();
});

/** A draft is the office's; who is no member sees the meetings at which he has something to do. */
export async function authorizeSight(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  meetingId: string,
): Promise<void> {
  if (mayReadMeeting(actor, association, { convened: false })) return;
  authorize(await isConvened(tx, association, meetingId));
  if (mayReadResults(actor, association)) return;
  authorize(await isConcerned(tx, actor, association, meetingId));
}

export const ballotRouter = router({
  list: followingProcedure
    .input(MeetingBallots)
    .query(({ ctx: { actor, association }, input: { meetingId } }) =>
      read(actor, async (tx) => {
        await authorizeSight(tx, actor, association, meetingId);
        return listBallots(tx, association, meetingId);
      }),
    ),
  turnout: followingProcedure
    .input(MeetingBallots)
    .query(({ ctx: { actor, association }, input: { meetingId } }) =>
      read(actor, async (tx) => {
        await authorizeSight(tx, actor, association, meetingId);
        return getTurnout(tx, association, meetingId);
      }),
    ),
  /** How far the meeting has come, and how many have voted: nothing of any vote. */
  progress: followingProcedure
    .input(MeetingBallots)
    .query(({ ctx: { actor, association }, input: { meetingId } }) =>
      read(actor, async (tx) => {
        await authorizeSight(tx, actor, association, meetingId);
        return progressOf(tx, association, meetingId);
      }),
    ),
  voter: votingProcedure
    .input(MeetingBallots)
    .query(({ ctx: { actor, association }, input: { meetingId } }) =>
      read(actor, async (tx) => {
        await authorizeSight(tx, actor, association, meetingId);
        return getVoter(tx, actor, association, meetingId);
      }),
    ),
  open: runningProcedure
    .input(BallotRef)
    .mutation(({ ctx, input }) => openBallot(ctx.actor, ctx.association, input)),
  exclude: runningProcedure
    .input(ExcludeVoter)
    .mutation(({ ctx, input }) => excludeVoter(ctx.actor, ctx.association, input)),
  liftExclusion: runningProcedure
    .input(LiftExclusion)
    .mutation(({ ctx, input }) => liftExclusion(ctx.actor, ctx.association, input)),
  cast: votingProcedure
    .input(CastVotes)
    .mutation(({ ctx, input }) => castVotes(ctx.actor, ctx.association, input)),
  /** A show of hands as it would be recorded. */
  hands: runningProcedure
    .input(HandsAsked)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => getHands(tx, association, input)),
    ),
  recordHands: runningProcedure
    .input(RecordHands)
    .mutation(({ ctx, input }) => recordHands(ctx.actor, ctx.association, input)),
  castInRoom: runningProcedure
    .input(CastInRoom)
    .mutation(({ ctx, input }) => castInRoom(ctx.actor, ctx.association, input)),
  close: runningProcedure
    .input(CloseBallot)
    .mutation(({ ctx, input }) => closeBallot(ctx.actor, ctx.association, input)),
  closeMeeting: runningProcedure
    .input(MeetingBallots)
    .mutation(({ ctx, input }) => closeMeeting(ctx.actor, ctx.association, input)),
});
