import { router } from "#server/platform/trpc.ts";
import { receiptRouter } from "./receipt/receipt.router.ts";

export const proofRouter = router({ receipt: receiptRouter });
