import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personProcedure, router } from "#server/platform/trpc.ts";
import { listViews } from "./view.queries.ts";
import { NewView, ViewedList, ViewRef } from "./view.schema.ts";
import { endView, restoreView, saveView } from "./view.service.ts";

export const viewRouter = router({
  list: personProcedure
    .input(ViewedList)
    .query(({ ctx, input }) =>
      read(ctx.actor, (tx) => listViews(tx, ctx.actor.accountId, input.list, today())),
    ),
  save: personProcedure.input(NewView).mutation(({ ctx, input }) => saveView(ctx.actor, input)),
  end: personProcedure.input(ViewRef).mutation(({ ctx, input }) => endView(ctx.actor, input)),
  restore: personProcedure
    .input(ViewRef)
    .mutation(({ ctx, input }) => restoreView(ctx.actor, input)),
});
