import { notFound } from "#server/kernel/errors.ts";
import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, publicProcedure, router } from "#server/platform/trpc.ts";
import { faultPolicy } from "./fault.policy.ts";
import { findFault, listFaults } from "./fault.queries.ts";
import { FaultAnswer, FaultList, FaultRef, FaultReport } from "./fault.schema.ts";
import { answerFault, closeFault } from "./fault.service.ts";
import { reportFault } from "./report.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const treatingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(faultPolicy["fault.treat"](ctx.actor, ctx.association));
  return next();
});

export const faultRouter = router({
  /** Anybody in the building, without an account. */
  report: publicProcedure
    .input(FaultReport)
    .mutation(({ ctx, input }) => reportFault(ctx.actor, input, ctx.ip)),
  list: treatingProcedure
    .input(FaultList)
    .query(({ ctx, input }) => read(ctx.actor, (tx) => listFaults(tx, ctx.association, input))),
  show: treatingProcedure.input(FaultRef).query(async ({ ctx, input }) => {
    const fault = await read(ctx.actor, (tx) => findFault(tx, ctx.association, input.faultId));
    if (!fault) throw notFound();
    return fault;
  }),
  answer: treatingProcedure
    .input(FaultAnswer)
    .mutation(({ ctx, input }) => answerFault(ctx.actor, ctx.association, input)),
  close: treatingProcedure
    .input(FaultRef)
    .mutation(({ ctx, input }) => closeFault(ctx.actor, ctx.association, input)),
});
