import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { readableBy } from "./archive.policy.ts";
import { listDocuments } from "./archive.queries.ts";
import { DocumentList } from "./archive.schema.ts";

export const archiveRouter = router({
  /** What the person may read, latest first unless asked otherwise. */
  list: associationProcedure
    .input(DocumentList)
    .query(({ ctx: { actor, association }, input }) =>
      read(actor, (tx) => listDocuments(tx, association, readableBy(actor, association), input)),
    ),
});
