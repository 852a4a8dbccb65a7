import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personProcedure, router } from "#server/platform/trpc.ts";
import { searchScope } from "./search.policy.ts";
import { searchRegister } from "./search.queries.ts";
import { SearchInput } from "./search.schema.ts";

export const searchRouter = router({
  /** People, lots and associations by a word or a telephone number, from anywhere. */
  find: personProcedure
    .input(SearchInput)
    .query(({ ctx, input }) =>
      read(ctx.actor, (tx) => searchRegister(tx, searchScope(ctx.actor), input.q, today())),
    ),
});
