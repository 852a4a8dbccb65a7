import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { mayAskToVote, mayReadResults, mayRunBallot } from "./ballot.policy.ts";
import { findBallot } from "./ballot.queries.ts";
import {
  BallotRef,
  CastInRoom,
  CastVote,
  CloseBallot,
  ExcludeVoter,
  MeetingBallots,
} from "./ballot.schema.ts";
import { closeBallot, excludeVoter, openBallot } from "./ballot.service.ts";
import { closeMeeting } from "./closing.service.ts";
import { progressMark } from "./progress.queries.ts";
import { getTurnout, getVoter, listBallots, listExclusions } from "./view.queries.ts";
import { castInRoom, castVote } from "./vote.service.ts";

export const ballotRouter = router({
  list: associationProcedure.input(MeetingBallots).query(({ ctx: { actor, association }, input }) =>
    read(actor, (tx) => {
      authorize(mayReadResults(actor, association) || mayAskToVote(actor, association));
      return listBallots(tx, association, input.meetingId);
    }),
  ),
  turnout: associationProcedure
    .input(MeetingBallots)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => {
        authorize(mayReadResults(actor, association) || mayAskToVote(actor, association));
        return getTurnout(tx, association, input.meetingId);
      }),
    ),
  /** How far the meeting has come, as a mark that says nothing of any vote. */
  progress: associationProcedure
    .input(MeetingBallots)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => {
        authorize(mayReadResults(actor, association) || mayAskToVote(actor, association));
        return progressMark(tx, association, input.meetingId);
      }),
    ),
  voter: associationProcedure
    .input(MeetingBallots)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => {
        authorize(mayAskToVote(actor, association));
        return getVoter(tx, actor, association, input.meetingId);
      }),
    ),
  exclusions: associationProcedure
    .input(BallotRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, async (tx) => {
        authorize(mayRunBallot(actor, association));
        await findBallot(tx, association, input.resolutionId);
        return listExclusions(tx, association, input.resolutionId);
      }),
    ),
  open: associationProcedure
    .input(BallotRef)
    .mutation(({ ctx, input }) => openBallot(ctx.actor, ctx.association, input)),
  exclude: associationProcedure
    .input(ExcludeVoter)
    .mutation(({ ctx, input }) => excludeVoter(ctx.actor, ctx.association, input)),
  cast: associationProcedure
    .input(CastVote)
    .mutation(({ ctx, input }) => castVote(ctx.actor, ctx.association, input)),
  castInRoom: associationProcedure
    .input(CastInRoom)
    .mutation(({ ctx, input }) => castInRoom(ctx.actor, ctx.association, input)),
  close: associationProcedure
    .input(CloseBallot)
    .mutation(({ ctx, input }) => closeBallot(ctx.actor, ctx.association, input)),
  closeMeeting: associationProcedure
    .input(MeetingBallots)
    .mutation(({ ctx, input }) => closeMeeting(ctx.actor, ctx.association, input)),
});
