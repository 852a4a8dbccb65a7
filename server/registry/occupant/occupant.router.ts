import { z } from "zod";
import { authorize } from "#server/platform/access.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { occupantPolicy } from "./occupant.policy.ts";
import { NewOccupant, OccupantEnd } from "./occupant.schema.ts";
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
});
