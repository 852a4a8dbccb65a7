import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { mandatePolicy } from "./mandate.policy.ts";
import { mandateAt } from "./mandate.queries.ts";
import { Appointment } from "./mandate.schema.ts";
import { appoint } from "./mandate.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const appointingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mandatePolicy["mandate.appoint"](ctx.actor, ctx.association));
  return next();
});

export const mandateRouter = router({
  current: associationProcedure.query(({ ctx }) => {
    authorize(mandatePolicy["mandate.read"](ctx.actor, ctx.association));
    return read(ctx.actor, (tx) => mandateAt(tx, ctx.association, today()));
  }),
  appoint: appointingProcedure
    .input(Appointment)
    .mutation(({ ctx, input }) => appoint(ctx.actor, ctx.association, input)),
});
