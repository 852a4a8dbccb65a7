import { partiesOf } from "#server/kernel/actor.ts";
import { notFound } from "#server/kernel/errors.ts";
import { authorize } from "#server/platform/access.ts";
import { read } from "#server/platform/db.ts";
import { associationProcedure, router } from "#server/platform/trpc.ts";
import { completeReceipt } from "#server/proof/receipt/receipt.queries.ts";
import { issueReceipt } from "#server/proof/receipt/receipt.service.ts";
import { mayAskToVote, mayReadResults } from "./ballot.policy.ts";
import { ReceiptRef, ReceiptsOf } from "./ballot.schema.ts";
import { findOwnVote, isOnPaper, listReceipts } from "./receipt.queries.ts";

/** Who may ask is decided before the rest of the input is looked at. */
const memberProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mayReadResults(ctx.actor, ctx.association) || mayAskToVote(ctx.actor, ctx.association));
  return next();
});

const voterProcedure = associationProcedure.use(({ ctx, next }) => {
  authorize(mayAskToVote(ctx.actor, ctx.association));
  return next();
});

export const receiptRouter = router({
  /** Which receipts are one's own; none for who stands for nobody. */
  list: memberProcedure
    .input(ReceiptsOf)
    .query(({ ctx: { actor, association }, input: { meetingId } }) =>
      read(actor, (tx) =>
        listReceipts(tx, association, partiesOf(actor, association), meetingId ?? null),
      ),
    ),
  /** One of them, with its place in the anchored tree as far as it is known. */
  get: voterProcedure.input(ReceiptRef).query(({ ctx: { actor, association }, input }) =>
    read(actor, async (tx) => {
      const event = await findOwnVote(tx, association, partiesOf(actor, association), input);
      if (!event) throw notFound();
      const { receipt } = await completeReceipt(tx, issueReceipt(event));
      const isCopied = await isOnPaper(tx, association, input.meetingId);
      return isCopied ? { ...receipt, fromPaper: true as const } : receipt;
    }),
  ),
});
