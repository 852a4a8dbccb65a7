import { router } from "#server/platform/trpc.ts";
import { actRouter } from "./act/act.router.ts";
import { receiptRouter } from "./receipt/receipt.router.ts";
import { treeRouter } from "./tree/tree.router.ts";

export const proofRouter = router({ act: actRouter, receipt: receiptRouter, tree: treeRouter });
