import { enrollingProcedure, router } from "#server/platform/trpc.ts";
import { Confirmation } from "./confirmation.schema.ts";
import { confirm, confirmationWays } from "./confirmation.service.ts";

export const confirmationRouter = router({
  ways: enrollingProcedure.query(({ ctx }) => confirmationWays(ctx.actor)),
  confirm: enrollingProcedure
    .input(Confirmation)
    .mutation(({ ctx, input }) => confirm(ctx.actor, input, ctx.ip)),
});
