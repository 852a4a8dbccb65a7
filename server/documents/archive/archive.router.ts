import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { archivePolicy } from "./archive.policy.ts";
import { listDocuments } from "./archive.queries.ts";
import { DocumentsOf } from "./archive.schema.ts";

export const archiveRouter = router({
  /** What the person may read, latest first. */
  list: associationProcedure.input(DocumentsOf).query(async ({ ctx, input }) => {
    const all = await read(ctx.actor, (tx) => listDocuments(tx, ctx.association, input.subjectId));
    return all.filter((document) =>
      archivePolicy["document.read"](ctx.actor, ctx.association, document),
    );
  }),
});
