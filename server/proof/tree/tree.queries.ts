import type { Tx } from "#server/platform/db.ts";
import { fromHex } from "#server/proof/leaf/leaf.rules.ts";
import { type LeafPlace, placeOf } from "./tree.rules.ts";

type Row = { index: number | null; leaves: string[] };

/**
 * Where a leaf stands in the closed tree of its subject: `"open"` while there is no such tree,
 * `"absent"` when the tree was closed without it. Crosses associations: whoever holds the leaf of
 * a salted event may know its place.
 */
export async function findLeaf(
  tx: Tx,
  leaf: Uint8Array,
  subjectId: string,
): Promise<LeafPlace | "open" | "absent"> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT "index", ARRAY(SELECT encode(hash, 'hex') FROM unnest(leaves) WITH ORDINALITY AS leaf (hash, n)
                          ORDER BY n) AS leaves
    FROM proof_of_leaf(${leaf}, ${subjectId}::uuid)`;
  if (!row) return "open";
  return row.index === null ? "absent" : placeOf(row.leaves.map(fromHex), row.index);
}
