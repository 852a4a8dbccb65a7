import type { Tx } from "#server/platform/db.ts";
import { type BatchAnchor, findRoot } from "#server/proof/anchor/anchor.queries.ts";
import { fromHex, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { findLeaf } from "#server/proof/tree/tree.queries.ts";
import type { LeafPlace } from "#server/proof/tree/tree.rules.ts";
import type { Place, ReceiptV1 } from "./receipt.schema.ts";

const printed = ({ root, size, index, path }: LeafPlace): Place => ({
  root: toHex(root),
  size,
  index,
  path: path.map(toHex),
});

type Completed = Readonly<{ receipt: ReceiptV1; absent: boolean }>;

async function withTree(tx: Tx, receipt: ReceiptV1): Promise<Completed> {
  if (receipt.tree) return { receipt, absent: false };
  const found = await findLeaf(tx, fromHex(receipt.leaf), receipt.event.meeting);
  if (found === "open" || found === "absent") return { receipt, absent: found === "absent" };
  return { receipt: { ...receipt, tree: printed(found) }, absent: false };
}

function withAnchor(receipt: ReceiptV1, batch: Place, anchor: BatchAnchor | null): ReceiptV1 {
  return { ...receipt, batch, ...(anchor ? { anchor } : {}) };
}

/**
 * The receipt with what it lacks and the product knows by now: its place in the meeting's tree, in
 * the batch, and the anchor. What the file already says is left as it is, to be checked.
 */
export async function completeReceipt(tx: Tx, receipt: ReceiptV1): Promise<Completed> {
  const { receipt: placed, absent } = await withTree(tx, receipt);
  if (!placed.tree || placed.anchor) return { receipt: placed, absent };
  const found = await findRoot(tx, fromHex(placed.tree.root));
  if (!found) return { receipt: placed, absent };
  const batch = placed.batch ?? printed(found.place);
  return { receipt: withAnchor(placed, batch, found.anchor), absent };
}
