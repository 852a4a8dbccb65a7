import { partiesOf } from "#server/kernel/actor.ts";
import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { publicProcedure, router } from "#server/platform/trpc.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";
import {
  ownerOrSyndicProcedure,
  ownerProcedure,
  planningProcedure,
} from "../meeting/procedure.router.ts";
import { expectedPolicy } from "./expected.policy.ts";
import { expectedQuorum, listExpected } from "./expected.queries.ts";
import { AnswerByLink, ExpectedLink, SayExpected } from "./expected.schema.ts";
import { answerByLink, encodeExpected, sayExpected, showExpectedLink } from "./expected.service.ts";

export const expectedRouter = router({
  /** The office sees everybody and the quorum that follows; an owner what he said himself. */
  list: ownerOrSyndicProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input: { meetingId } }) => {
      const isOffice = expectedPolicy["expected.encode"](actor, association);
      const among = isOffice ? null : partiesOf(actor, association);
      return read(actor, async (tx) => {
        const meeting = await getMeeting(tx, association, meetingId);
        authorize(isOffice || meeting.convenedAt !== null);
        const people = await listExpected(tx, association, meetingId, among);
        const on = Temporal.PlainDate.from(meeting.on);
        const { session } = meeting;
        const quorum = isOffice
          ? await expectedQuorum(tx, association, { on, session }, people)
          : null;
        return { people, quorum };
      });
    }),
  say: ownerProcedure
    .input(SayExpected)
    .mutation(({ ctx, input }) => sayExpected(ctx.actor, ctx.association, input)),
  encode: planningProcedure
    .input(SayExpected)
    .mutation(({ ctx, input }) => encodeExpected(ctx.actor, ctx.association, input)),
  showLink: publicProcedure.input(ExpectedLink).query(({ input }) => showExpectedLink(input.token)),
  answerByLink: publicProcedure.input(AnswerByLink).mutation(({ input }) => answerByLink(input)),
});
