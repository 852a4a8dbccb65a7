import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { officeProcedure } from "../meeting/procedure.router.ts";
import { yearView } from "./year.queries.ts";

export const yearRouter = router({
  /** What the annual meeting asks of the office, by date. */
  get: officeProcedure.query(({ ctx: { actor, association } }) =>
    read(actor, (tx) => yearView(tx, association)),
  ),
});
