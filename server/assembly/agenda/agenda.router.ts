import { read } from "#server/platform/db.ts";
import { router } from "#server/platform/trpc.ts";
import { MeetingRef } from "../meeting/meeting.schema.ts";
import { planningProcedure } from "../meeting/procedure.router.ts";
import {
  AddItem,
  AddResolution,
  EditItem,
  EditResolution,
  ItemRef,
  MoveItem,
  MoveResolution,
  ResolutionRef,
} from "./agenda.schema.ts";
import {
  addItem,
  addResolution,
  editItem,
  editResolution,
  moveItem,
  moveResolution,
  removeItem,
  removeResolution,
} from "./agenda.service.ts";
import { annualPoints } from "./annual.queries.ts";
import { LeavePoint, PointRef, TreatPoint } from "./annual.schema.ts";
import { addPoint, leavePoint, treatPoint } from "./annual.service.ts";

/** The agenda is read with its meeting; here it is changed. */
export const agendaRouter = router({
  /** What the annual meeting has to treat, and where each point stands (R-AG-23). */
  annual: planningProcedure
    .input(MeetingRef)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => annualPoints(tx, association, input.meetingId)),
    ),
  addPoint: planningProcedure
    .input(PointRef)
    .mutation(({ ctx, input }) => addPoint(ctx.actor, ctx.association, input)),
  treatPoint: planningProcedure
    .input(TreatPoint)
    .mutation(({ ctx, input }) => treatPoint(ctx.actor, ctx.association, input)),
  leavePoint: planningProcedure
    .input(LeavePoint)
    .mutation(({ ctx, input }) => leavePoint(ctx.actor, ctx.association, input)),
  addItem: planningProcedure
    .input(AddItem)
    .mutation(({ ctx, input }) => addItem(ctx.actor, ctx.association, input)),
  editItem: planningProcedure
    .input(EditItem)
    .mutation(({ ctx, input }) => editItem(ctx.actor, ctx.association, input)),
  moveItem: planningProcedure
    .input(MoveItem)
    .mutation(({ ctx, input }) => moveItem(ctx.actor, ctx.association, input)),
  removeItem: planningProcedure
    .input(ItemRef)
    .mutation(({ ctx, input }) => removeItem(ctx.actor, ctx.association, input)),
  addResolution: planningProcedure
    .input(AddResolution)
    .mutation(({ ctx, input }) => addResolution(ctx.actor, ctx.association, input)),
  editResolution: planningProcedure
    .input(EditResolution)
    .mutation(({ ctx, input }) => editResolution(ctx.actor, ctx.association, input)),
  moveResolution: planningProcedure
    .input(MoveResolution)
    .mutation(({ ctx, input }) => moveResolution(ctx.actor, ctx.association, input)),
  removeResolution: planningProcedure
    .input(ResolutionRef)
    .mutation(({ ctx, input }) => removeResolution(ctx.actor, ctx.association, input)),
});
