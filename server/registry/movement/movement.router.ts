import { z } from "zod";
import { plainDate } from "#server/kernel/calendar.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { partyPolicy } from "../party/party.policy.ts";
import { movementPolicy } from "./movement.policy.ts";
import { listMovements, registerAt } from "./movement.queries.ts";
import { MovementEntry, Withdrawal } from "./movement.schema.ts";
import { enterMovement, previewMovement, showDesk } from "./movement.service.ts";
import { shown } from "./snapshot.rules.ts";
import { withdrawMovement } from "./withdrawal.service.ts";

/** Who may is decided before the rest of the input is looked at. */
const readingProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(movementPolicy["movement.read"](ctx.actor, ctx.association));
  return next();
});
const enteringProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(movementPolicy["movement.enter"](ctx.actor, ctx.association));
  return next();
});

export const movementRouter = router({
  /** Who held what on a day. */
  register: readingProcedure.input(z.object({ on: z.iso.date() })).query(async ({ ctx, input }) => {
    const register = await read(ctx.actor, (tx) =>
      registerAt(tx, ctx.association, plainDate(input.on)),
    );
    return shown(
      register,
      register.lots.map(({ lotId }) => lotId),
    );
  }),
  list: readingProcedure
    .input(z.object({ lotId: z.uuid().nullable().default(null) }))
    .query(({ ctx, input }) =>
      read(ctx.actor, (tx) => {
        const { actor, association } = ctx;
        // The office alone sees whose data it may only keep.
        const marks = partyPolicy["party.read-contact"](actor, association) ? today() : null;
        return listMovements(tx, association, today(), input.lotId, marks);
      }),
    ),
  desk: enteringProcedure.query(({ ctx }) => showDesk(ctx.actor, ctx.association)),
  preview: enteringProcedure
    .input(MovementEntry)
    .mutation(({ ctx, input }) => previewMovement(ctx.actor, ctx.association, input)),
  enter: enteringProcedure
    .input(MovementEntry)
    .mutation(({ ctx, input }) => enterMovement(ctx.actor, ctx.association, input)),
  withdraw: enteringProcedure
    .input(Withdrawal)
    .mutation(({ ctx, input }) => withdrawMovement(ctx.actor, ctx.association, input)),
});
