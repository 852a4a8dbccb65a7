import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { importPolicy } from "./import.policy.ts";
import { listImports } from "./import.queries.ts";
import { ImportRef, MappedImport, Upload } from "./import.schema.ts";
import { applyImport, mapColumns, previewImport, uploadRegister } from "./import.service.ts";

/** Who may not import learns nothing of what an import asks for. */
const importProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(importPolicy["import.run"](ctx.actor, ctx.association));
  return next();
});

export const importRouter = router({
  list: importProcedure.query(({ ctx }) =>
    read(ctx.actor, (tx) => listImports(tx, ctx.association)),
  ),
  upload: importProcedure
    .input(Upload)
    .mutation(({ ctx, input }) => uploadRegister(ctx.actor, ctx.association, input)),
  preview: importProcedure
    .input(ImportRef)
    .query(({ ctx, input }) => previewImport(ctx.actor, ctx.association, input.importId)),
  mapColumns: importProcedure
    .input(MappedImport)
    .mutation(({ ctx, input }) => mapColumns(ctx.actor, ctx.association, input)),
  enter: importProcedure
    .input(ImportRef)
    .mutation(({ ctx, input }) => applyImport(ctx.actor, ctx.association, input.importId)),
});
