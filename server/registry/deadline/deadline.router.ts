import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, personProcedure, router } from "#server/platform/trpc.ts";
import { deadlinePolicy, termsOf } from "./deadline.policy.ts";
import { listDeadlines } from "./deadline.queries.ts";
import { Assigned, DeadlineRef, Finished, PutOff } from "./deadline.schema.ts";
import {
  assignDeadline,
  finishDeadline,
  putOffDeadline,
  reopenDeadline,
} from "./seeing-to.service.ts";

/** Whether one may see to terms is decided before the rest of the input is looked at. */
const seeingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(deadlinePolicy["deadline.see-to"](ctx.actor, ctx.association));
  return next();
});

export const deadlineRouter = router({
  /** The open terms of every association one manages, the nearest first. */
  list: personProcedure.query(({ ctx }) =>
    read(ctx.actor, (tx) => listDeadlines(tx, termsOf(ctx.actor), today())),
  ),
  finish: seeingProcedure
    .input(Finished)
    .mutation(({ ctx, input }) => finishDeadline(ctx.actor, ctx.association, input)),
  reopen: seeingProcedure
    .input(DeadlineRef)
    .mutation(({ ctx, input }) => reopenDeadline(ctx.actor, ctx.association, input)),
  putOff: seeingProcedure
    .input(PutOff)
    .mutation(({ ctx, input }) => putOffDeadline(ctx.actor, ctx.association, input)),
  assign: seeingProcedure
    .input(Assigned)
    .mutation(({ ctx, input }) => assignDeadline(ctx.actor, ctx.association, input)),
});
