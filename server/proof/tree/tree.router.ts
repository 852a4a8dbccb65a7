import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { treePolicy } from "./tree.policy.ts";
import { listTrees } from "./tree.queries.ts";

export const treeRouter = router({
  list: associationProcedure.query(({ ctx: { actor, association } }) =>
    read(actor, (tx) => {
      authorize(treePolicy["tree.read"](actor, association));
      return listTrees(tx, association);
    }),
  ),
});
