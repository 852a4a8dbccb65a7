import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { confirmedProcedure, personProcedure, router } from "#server/platform/trpc.ts";
import { termsOf } from "../deadline/deadline.policy.ts";
import { listAll, listPage } from "./list.queries.ts";
import { ListInput } from "./list.schema.ts";

/** An office's lists are over what one manages; null for who manages nothing. */
export const listRouter = router({
  page: personProcedure.input(ListInput).query(({ ctx, input }) => {
    const terms = termsOf(ctx.actor);
    if (terms.watched.length === 0) return null;
    return read(ctx.actor, (tx) => listPage(tx, terms, today(), input));
  }),
  export: confirmedProcedure("export")
    .input(ListInput)
    .query(({ ctx, input }) => {
      const terms = termsOf(ctx.actor);
      if (terms.watched.length === 0) return null;
      return read(ctx.actor, (tx) => listAll(tx, terms, today(), input));
    }),
});
