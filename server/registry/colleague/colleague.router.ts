import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personProcedure, router } from "#server/platform/trpc.ts";
import { listColleagues } from "./colleague.queries.ts";
import { AbsenceRef, Followed, NewAbsence } from "./colleague.schema.ts";
import { cancelAbsence, follow, planAbsence } from "./colleague.service.ts";

export const colleagueRouter = router({
  /** Who works where one works; nobody for who works in no office. */
  list: personProcedure.query(({ ctx }) =>
    read(ctx.actor, (tx) => listColleagues(tx, ctx.actor.accountId, today())),
  ),
  follow: personProcedure.input(Followed).mutation(({ ctx, input }) => follow(ctx.actor, input)),
  planAbsence: personProcedure
    .input(NewAbsence)
    .mutation(({ ctx, input }) => planAbsence(ctx.actor, input)),
  cancelAbsence: personProcedure
    .input(AbsenceRef)
    .mutation(({ ctx, input }) => cancelAbsence(ctx.actor, input)),
});
