import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { isConvened } from "../attendance/floor.queries.ts";
import { mayReadMeeting } from "../meeting/meeting.policy.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";
import { memberProcedure, planningProcedure } from "../meeting/procedure.router.ts";
import { annexesOf } from "./annex.queries.ts";
import { AddQuote, FileReport, PutQuotes, QuoteRef, SetTender } from "./annex.schema.ts";
import { fileReport, setTender } from "./annex.service.ts";
import { addQuote, putQuotes, removeQuote } from "./quote.service.ts";

export const annexRouter = router({
  /** What goes with a meeting: of a draft, the office's; then everybody's who is convened. */
  show: memberProcedure.input(MeetingRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => {
      const convened = await isConvened(tx, association, input.meetingId);
      authorize(mayReadMeeting(actor, association, { convened }));
      return annexesOf(tx, association, input.meetingId);
    }),
  ),
  fileReport: planningProcedure
    .input(FileReport)
    .mutation(({ ctx, input }) => fileReport(ctx.actor, ctx.association, input)),
  addQuote: planningProcedure
    .input(AddQuote)
    .mutation(({ ctx, input }) => addQuote(ctx.actor, ctx.association, input)),
  removeQuote: planningProcedure
    .input(QuoteRef)
    .mutation(({ ctx, input }) => removeQuote(ctx.actor, ctx.association, input)),
  putQuotes: planningProcedure
    .input(PutQuotes)
    .mutation(({ ctx, input }) => putQuotes(ctx.actor, ctx.association, input)),
  setTender: planningProcedure
    .input(SetTender)
    .mutation(({ ctx, input }) => setTender(ctx.actor, ctx.association, input)),
});
