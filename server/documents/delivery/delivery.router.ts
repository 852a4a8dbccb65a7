import { z } from "zod";
import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { deliveryPolicy } from "./delivery.policy.ts";
import { deliveriesOf } from "./delivery.queries.ts";
import { DeliveriesOf, ReturnedMail } from "./delivery.schema.ts";
import { recordReturnedMail } from "./delivery.service.ts";
import { composeLetterBatch } from "./letters.service.ts";

/** Who may send is decided before the rest of the input is looked at. */
const sendingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(deliveryPolicy["delivery.send"](ctx.actor, ctx.association));
  return next();
});

export const deliveryRouter = router({
  list: sendingProcedure
    .input(DeliveriesOf)
    .query(({ ctx, input }) => read(ctx.actor, (tx) => deliveriesOf(tx, ctx.association, input))),
  composeLetters: sendingProcedure
    .input(DeliveriesOf.extend({ language: z.string() }))
    .mutation(({ ctx, input }) => composeLetterBatch(ctx.actor, ctx.association, input)),
  recordReturnedMail: sendingProcedure
    .input(ReturnedMail)
    .mutation(({ ctx, input }) => recordReturnedMail(ctx.actor, ctx.association, input)),
});
