import { router } from "#server/platform/trpc.ts";
import { receiptRouter } from "./receipt/receipt.router.ts";
import { treeRouter } from "./tree/tree.router.ts";

export const proofRouter = router({ receipt: receiptRouter, tree: treeRouter });
