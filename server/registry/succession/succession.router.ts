import { authorize } from "#server/platform/access.ts";
import { at } from "#server/platform/clock.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { showSuccession } from "./showing.service.ts";
import { successionPolicy } from "./succession.policy.ts";
import { NamedSuccessor, SuccessionRef } from "./succession.schema.ts";
import { backSuccessor, nameSuccessor, withdrawSuccessor } from "./succession.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const recordingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(successionPolicy["succession.record"](ctx.actor, ctx.association));
  return next();
});

export const successionRouter = router({
  /** Today, also for who reads all the rest as it stood at the end of his mandate. */
  show: associationProcedure.query(({ ctx }) =>
    at(ctx.askedAt, () => showSuccession(ctx.actor, ctx.association)),
  ),
  record: recordingProcedure
    .input(NamedSuccessor)
    .mutation(({ ctx, input: { declared: _, ...successor } }) =>
      nameSuccessor(ctx.actor, ctx.association, successor),
    ),
  back: recordingProcedure
    .input(SuccessionRef)
    .mutation(({ ctx, input }) => backSuccessor(ctx.actor, ctx.association, input)),
  withdraw: recordingProcedure
    .input(SuccessionRef)
    .mutation(({ ctx, input }) => withdrawSuccessor(ctx.actor, ctx.association, input)),
});
