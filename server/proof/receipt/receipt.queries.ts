import type { Tx } from "#server/platform/db.ts";
import { type BatchAnchor, findRoot } from "#server/proof/anchor/anchor.queries.ts";
import { fromHex, subjectOf, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { findLeaf } from "#server/proof/tree/tree.queries.ts";
import type { LeafPlace } from "#server/proof/tree/tree.rules.ts";
import type { Place, ReceiptV1 } from "./receipt.schema.ts";

const printed = ({ root, size, index, path }: LeafPlace): Place => ({
  root: toHex(root),
  size,
  index,
  path: path.map(toHex),
});

type Completed<Receipt> = Readonly<{ receipt: Receipt; absent: boolean }>;

async function withTree<Receipt extends ReceiptV1>(
  tx: Tx,
  receipt: Receipt,
): Promise<Completed<Receipt>> {
  if (receipt.tree) return { receipt, absent: false };
  const found = await findLeaf(tx, fromHex(receipt.leaf), subjectOf(receipt.event));
  if (found === "open" || found === "absent") return { receipt, absent: found === "absent" };
  return { receipt: { ...receipt, tree: printed(found) }, absent: false };
}

function withAnchor<Receipt extends ReceiptV1>(
  receipt: Receipt,
  batch: Place,
  anchor: BatchAnchor | null,
): Receipt {
  return { ...receipt, batch, ...(anchor ? { anchor } : {}) };
}

/**
 * The receipt with what it lacks and the product knows by now: its place in the meeting's tree, in
 * the batch, and the anchor. What the file already says is left as it is, to be checked.
 */
export async function completeReceipt<Receipt extends ReceiptV1>(
  tx: Tx,
  receipt: Receipt,
): Promise<Completed<Receipt>> {
  const { receipt: placed, absent } = await withTree(tx, receipt);
  if (!placed.tree || placed.anchor) return { receipt: placed, absent };
  const found = await findRoot(tx, fromHex(placed.tree.root));
  if (!found) return { receipt: placed, absent };
  const batch = placed.batch ?? printed(found.place);
  return { receipt: withAnchor(placed, batch, found.anchor), absent };
}
