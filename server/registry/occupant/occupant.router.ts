import { z } from "zod";
import { authorize } from "#server/platform/access.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import {
  correctOccupant,
  eraseOccupant,
  restoreOccupant,
  restrictOccupant,
  showOccupantDesk,
  withdrawOccupant,
} from "./keeping.service.ts";
import { occupantPolicy } from "./occupant.policy.ts";
import {
  NewOccupant,
  OccupantChange,
  OccupantEnd,
  OccupantMistake,
  OccupantRef,
  OccupantRestriction,
} from "./occupant.schema.ts";
import { addOccupant, endOccupant, showOccupants } from "./occupant.service.ts";

/** Who may is decided before the rest of the input is looked at. */
const keepingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(occupantPolicy["occupant.keep"](ctx.actor, ctx.association));
  return next();
});

export const occupantRouter = router({
  list: associationProcedure
    .input(z.object({ lotId: z.uuid() }))
    .query(({ ctx, input }) => showOccupants(ctx.actor, ctx.association, input.lotId)),
  add: keepingProcedure
    .input(NewOccupant)
    .mutation(({ ctx, input }) => addOccupant(ctx.actor, ctx.association, input)),
  end: keepingProcedure
    .input(OccupantEnd)
    .mutation(({ ctx, input }) => endOccupant(ctx.actor, ctx.association, input)),
  desk: keepingProcedure
    .input(z.object({ lotId: z.uuid() }))
    .query(({ ctx, input }) => showOccupantDesk(ctx.actor, ctx.association, input.lotId)),
  correct: keepingProcedure
    .input(OccupantChange)
    .mutation(({ ctx, input }) => correctOccupant(ctx.actor, ctx.association, input)),
  withdraw: keepingProcedure
    .input(OccupantMistake)
    .mutation(({ ctx, input }) => withdrawOccupant(ctx.actor, ctx.association, input)),
  restore: keepingProcedure
    .input(OccupantRef)
    .mutation(({ ctx, input }) => restoreOccupant(ctx.actor, ctx.association, input)),
  erase: keepingProcedure
    .input(OccupantRef)
    .mutation(({ ctx, input }) => eraseOccupant(ctx.actor, ctx.association, input)),
  restrict: keepingProcedure
    .input(OccupantRestriction)
    .mutation(({ ctx, input }) => restrictOccupant(ctx.actor, ctx.association, input)),
});
