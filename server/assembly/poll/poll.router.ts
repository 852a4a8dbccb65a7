import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { answerPoll } from "./answer.service.ts";
import { pollPolicy } from "./poll.policy.ts";
import { getPoll, listPolls, lookingAs } from "./poll.queries.ts";
import { AnswerPoll, DraftPoll, EditPoll, EndPoll, PollRef } from "./poll.schema.ts";
import {
  closePoll,
  discardPoll,
  draftPoll,
  editPoll,
  publishPoll,
  withdrawPoll,
} from "./poll.service.ts";

const asked = (action: "poll.ask" | "poll.answer" | "poll.read") =>
  associationProcedure.use(({ ctx, next }) => {
    authorize(pollPolicy[action](ctx.actor, ctx.association));
    return next();
  });

const readingProcedure = asked("poll.read");
const askingProcedure = asked("poll.ask");
const answeringProcedure = asked("poll.answer");

export const pollRouter = router({
  list: readingProcedure.query(({ ctx: { actor, association } }) =>
    read(actor, (tx) => listPolls(tx, association, lookingAs(actor, association), today())),
  ),
  get: readingProcedure
    .input(PollRef)
    .query(({ ctx: { actor, association }, input: { pollId } }) =>
      read(actor, (tx) => getPoll(tx, association, lookingAs(actor, association), today(), pollId)),
    ),
  draft: askingProcedure
    .input(DraftPoll)
    .mutation(({ ctx, input }) => draftPoll(ctx.actor, ctx.association, input)),
  edit: askingProcedure
    .input(EditPoll)
    .mutation(({ ctx, input }) => editPoll(ctx.actor, ctx.association, input)),
  discard: askingProcedure
    .input(PollRef)
    .mutation(({ ctx, input }) => discardPoll(ctx.actor, ctx.association, input)),
  publish: askingProcedure
    .input(PollRef)
    .mutation(({ ctx, input }) => publishPoll(ctx.actor, ctx.association, input)),
  close: askingProcedure
    .input(EndPoll)
    .mutation(({ ctx, input }) => closePoll(ctx.actor, ctx.association, input)),
  withdraw: askingProcedure
    .input(EndPoll)
    .mutation(({ ctx, input }) => withdrawPoll(ctx.actor, ctx.association, input)),
  answer: answeringProcedure
    .input(AnswerPoll)
    .mutation(({ ctx, input }) => answerPoll(ctx.actor, ctx.association, input)),
});
