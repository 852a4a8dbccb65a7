import { z } from "zod";
import { confirmed, enrollingProcedure, router } from "#server/platform/trpc.ts";
import { FactorName, TypedCode } from "./second-factor.schema.ts";
import {
  confirmTotp,
  removeFactor,
  renewRecoveryCodes,
  showFactors,
  showPendingTotp,
  startTotp,
} from "./second-factor.service.ts";

const changing = enrollingProcedure.use(confirmed("factor"));

export const secondFactorRouter = router({
  show: enrollingProcedure.query(({ ctx }) => showFactors(ctx.actor)),
  pendingTotp: enrollingProcedure.query(({ ctx }) => showPendingTotp(ctx.actor)),
  startTotp: changing.mutation(({ ctx }) => startTotp(ctx.actor)),
  confirmTotp: changing
    .input(z.object({ code: TypedCode, name: FactorName }))
    .mutation(({ ctx, input }) => confirmTotp(ctx.actor, input, ctx.ip)),
  renewRecoveryCodes: changing.mutation(({ ctx }) => renewRecoveryCodes(ctx.actor)),
  remove: changing
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => removeFactor(ctx.actor, input)),
});
