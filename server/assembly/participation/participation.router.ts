import { partiesOf } from "#server/kernel/actor.ts";
import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { mayAskToVote } from "../ballot/ballot.policy.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";
import { getLetter, listWithoutScreen } from "./letter.queries.ts";
import { mayPrintForOthers } from "./participation.policy.ts";
import { getParticipation, listParticipations } from "./participation.queries.ts";
import { IssueParticipation, ParticipationRef, PrintLetter } from "./participation.schema.ts";
import { issueParticipation, printLetter } from "./participation.service.ts";

/** Each for himself: who stands for nobody took no part. */
const ownProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mayAskToVote(ctx.actor, ctx.association));
  return next();
});

/** For who has no screen: by who keeps the minutes. */
const printingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mayPrintForOthers(ctx.actor, ctx.association));
  return next();
});

export const participationRouter = router({
  list: ownProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) =>
        listParticipations(tx, association, partiesOf(actor, association), input.meetingId),
      ),
    ),
  get: ownProcedure
    .input(ParticipationRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => getParticipation(tx, association, partiesOf(actor, association), input)),
    ),
  issue: ownProcedure
    .input(IssueParticipation)
    .mutation(({ ctx, input }) => issueParticipation(ctx.actor, ctx.association, input)),
  withoutScreen: printingProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => listWithoutScreen(tx, association, input.meetingId)),
    ),
  letter: printingProcedure
    .input(ParticipationRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => getLetter(tx, association, input)),
    ),
  print: printingProcedure
    .input(PrintLetter)
    .mutation(({ ctx, input }) => printLetter(ctx.actor, ctx.association, input)),
});
