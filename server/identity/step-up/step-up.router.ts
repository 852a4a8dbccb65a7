import { z } from "zod";
import { personProcedure, router } from "#server/platform/trpc.ts";
import { Purpose } from "./step-up.schema.ts";
import { isSteppedUp } from "./step-up.service.ts";

export const stepUpRouter = router({
  done: personProcedure
    .input(z.object({ purpose: Purpose }))
    .query(({ ctx, input }) => isSteppedUp(ctx.actor, input.purpose)),
});
