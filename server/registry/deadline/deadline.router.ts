import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personProcedure, router } from "#server/platform/trpc.ts";
import { watchedBy } from "./deadline.policy.ts";
import { listDeadlines } from "./deadline.queries.ts";

export const deadlineRouter = router({
  /** The open terms of every association one manages, the nearest first. */
  list: personProcedure.query(({ ctx }) =>
    read(ctx.actor, (tx) => listDeadlines(tx, watchedBy(ctx.actor), today())),
  ),
});
