import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { confirmedProcedure, personProcedure, router } from "#server/platform/trpc.ts";
import { watchedBy } from "../deadline/deadline.policy.ts";
import { listAll, listPage } from "./list.queries.ts";
import { ListInput } from "./list.schema.ts";

/** An office's lists are over what one manages; null for who manages nothing. */
export const listRouter = router({
  page: personProcedure.input(ListInput).query(({ ctx, input }) => {
    const watched = watchedBy(ctx.actor);
    if (watched.length === 0) return null;
    return read(ctx.actor, (tx) => listPage(tx, watched, today(), input));
  }),
  export: confirmedProcedure("export")
    .input(ListInput)
    .query(({ ctx, input }) => {
      const watched = watchedBy(ctx.actor);
      if (watched.length === 0) return null;
      return read(ctx.actor, (tx) => listAll(tx, watched, today(), input));
    }),
});
