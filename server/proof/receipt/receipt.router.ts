import { verifyLimits } from "#server/identity/factor/factor.rules.ts";
import { drawAttempt } from "#server/identity/factor/factor.service.ts";
import { publicProcedure, router } from "#server/platform/trpc.ts";
import { VerifyInput } from "./receipt.schema.ts";
import { verifyReceipt } from "./verification.service.ts";

export const receiptRouter = router({
  /**
   * For anybody: whoever holds a receipt holds all that is needed to check it. Each asks the chain,
   * so a network asks so often and no more. @throws DomainError `limit.verifications`
   */
  verify: publicProcedure
    .use(async ({ ctx, next }) => {
      await drawAttempt(verifyLimits(ctx.ip), "limit.verifications");
      return next();
    })
    .input(VerifyInput)
    .query(({ ctx, input }) => verifyReceipt(ctx.actor, input.file)),
});
