import { z } from "zod";
import { authorize } from "#server/platform/access.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { representativePolicy } from "./representative.policy.ts";
import {
  ChangedRepresentative,
  NewRepresentative,
  RepresentativeEnd,
  RepresentativeWithdrawal,
} from "./representative.schema.ts";
import {
  addRepresentative,
  changeRepresentative,
  endRepresentative,
  showRepresentatives,
  withdrawRepresentative,
} from "./representative.service.ts";

/** Who may is decided before the rest of the input is looked at. */
const keepingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(representativePolicy["representative.keep"](ctx.actor, ctx.association));
  return next();
});

const readingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(representativePolicy["representative.read"](ctx.actor, ctx.association));
  return next();
});

export const representativeRouter = router({
  list: readingProcedure
    .input(z.object({ partyId: z.uuid() }))
    .query(({ ctx, input }) => showRepresentatives(ctx.actor, ctx.association, input.partyId)),
  add: keepingProcedure
    .input(NewRepresentative)
    .mutation(({ ctx, input }) => addRepresentative(ctx.actor, ctx.association, input)),
  change: keepingProcedure
    .input(ChangedRepresentative)
    .mutation(({ ctx, input }) => changeRepresentative(ctx.actor, ctx.association, input)),
  end: keepingProcedure
    .input(RepresentativeEnd)
    .mutation(({ ctx, input }) => endRepresentative(ctx.actor, ctx.association, input)),
  withdraw: keepingProcedure
    .input(RepresentativeWithdrawal)
    .mutation(({ ctx, input }) => withdrawRepresentative(ctx.actor, ctx.association, input)),
});
