import { authorize } from "#server/platform/access.ts";
import { associationProcedure, personProcedure, router } from "#server/platform/trpc.ts";
import { viewingPolicy } from "./viewing.policy.ts";
import { StartViewing } from "./viewing.schema.ts";
import { endViewing, startViewing } from "./viewing.service.ts";

/** Who may do it at all is decided before the rest of the input is looked at. */
const lookingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(viewingPolicy["viewing.start"](ctx.actor, ctx.association));
  return next();
});

export const viewingRouter = router({
  start: lookingProcedure
    .input(StartViewing)
    .mutation(({ ctx, input }) => startViewing(ctx.actor, ctx.association, input)),
  end: personProcedure.mutation(({ ctx }) => endViewing(ctx.actor)),
});
