import { router } from "#server/platform/trpc.ts";
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

/** The agenda is read with its meeting; here it is changed. */
export const agendaRouter = router({
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
