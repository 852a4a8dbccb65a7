import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { decisionPolicy } from "../decision/decision.policy.ts";
import { listFollowUp } from "./effect.queries.ts";
import { OpenExecution, RecordEffect, TakeStep } from "./effect.schema.ts";
import { recordEffect } from "./effect.service.ts";
import { openExecution, takeStep } from "./execution.service.ts";

const readingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(decisionPolicy["decision.read"](ctx.actor, ctx.association));
  return next();
});
const keepingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(decisionPolicy["decision.keep"](ctx.actor, ctx.association));
  return next();
});

export const effectRouter = router({
  /** What was decided and is still to be carried out. */
  list: readingProcedure.query(({ ctx: { actor, association } }) =>
    read(actor, (tx) => listFollowUp(tx, association)),
  ),
  record: keepingProcedure
    .input(RecordEffect)
    .mutation(({ ctx, input }) => recordEffect(ctx.actor, ctx.association, input)),
  open: keepingProcedure
    .input(OpenExecution)
    .mutation(({ ctx, input }) => openExecution(ctx.actor, ctx.association, input)),
  step: keepingProcedure
    .input(TakeStep)
    .mutation(({ ctx, input }) => takeStep(ctx.actor, ctx.association, input)),
});
