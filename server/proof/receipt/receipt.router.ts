import { publicProcedure, router } from "#server/platform/trpc.ts";
import { VerifyInput } from "./receipt.schema.ts";
import { verifyReceipt } from "./verification.service.ts";

export const receiptRouter = router({
  /** For anybody: whoever holds a receipt holds all that is needed to check it. */
  verify: publicProcedure
    .input(VerifyInput)
    .query(({ ctx, input }) => verifyReceipt(ctx.actor, input.file)),
});
