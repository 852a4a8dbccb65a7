import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { keepingProcedure, readingProcedure } from "../decision/procedure.router.ts";
import { listFollowUp } from "./effect.queries.ts";
import { OpenExecution, RecordEffect, TakeStep } from "./effect.schema.ts";
import { recordEffect } from "./effect.service.ts";
import { openExecution, takeStep } from "./execution.service.ts";

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
