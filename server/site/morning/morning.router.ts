import { z } from "zod";
import { authorize } from "#server/platform/access.ts";
import { associationProcedure, personProcedure, router } from "#server/platform/trpc.ts";
import { deadlinePolicy } from "#server/registry/deadline/deadline.policy.ts";
import { MorningInput } from "./morning.schema.ts";
import { dismissFailure, showMorning } from "./morning.service.ts";

/** Whether one may see to it is decided before the rest of the input is looked at. */
const seeingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(deadlinePolicy["deadline.see-to"](ctx.actor, ctx.association));
  return next();
});

export const morningRouter = router({
  /** What the law expects, what waits, what went wrong: of all the associations of an office. */
  show: personProcedure
    .input(MorningInput)
    .query(({ ctx, input }) => showMorning(ctx.actor, input)),
  dismissFailure: seeingProcedure
    .input(z.object({ failureId: z.uuid() }))
    .mutation(({ ctx, input }) => dismissFailure(ctx.actor, ctx.association, input)),
});
