import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { authorizeSight, followingProcedure, runningProcedure } from "../ballot/ballot.router.ts";
import { listBreaches } from "./breach.queries.ts";
import { BreachList, RecordBreach } from "./breach.schema.ts";
import { recordBreach } from "./breach.service.ts";

export const breachRouter = router({
  /** What happened against the law is for all who follow the meeting. */
  list: followingProcedure
    .input(BreachList)
    .query(({ ctx: { actor, association }, input: { meetingId } }) =>
      read(actor, async (tx) => {
        await authorizeSight(tx, actor, association, meetingId);
        return listBreaches(tx, association, meetingId);
      }),
    ),
  record: runningProcedure
    .input(RecordBreach)
    .mutation(({ ctx, input }) => recordBreach(ctx.actor, ctx.association, input)),
});
