import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { type AnchorColumns, anchorIn } from "#server/proof/anchor/anchor.queries.ts";
import { fromHex } from "#server/proof/leaf/leaf.rules.ts";
import { type LeafPlace, placeOf } from "./tree.rules.ts";
import type { SealedTree, TreeState } from "./tree.schema.ts";

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

type TreeRow = AnchorColumns & {
  id: string;
  kind: string;
  subject_id: string;
  size: number;
  root: string;
  sealed_at: Date;
  state: Exclude<TreeState, "sealed"> | null;
  batch: string | null;
  anchored_at: Date | null;
};

function shown(row: TreeRow): SealedTree {
  const { id, kind, size, root, batch, anchored_at: at } = row;
  const anchor = anchorIn(row);
  return {
    id,
    kind,
    subjectId: row.subject_id,
    size,
    root,
    sealedAt: row.sealed_at.toISOString(),
    state: row.state ?? "sealed",
    batch,
    anchored: anchor && at ? { ...anchor, at: at.toISOString() } : null,
  };
}

/** What an association sealed, the latest first, a hundred at most. */
export async function listTrees(tx: Tx, association: AssociationId): Promise<SealedTree[]> {
  const rows = await tx.$queryRaw<TreeRow[]>`
    SELECT t.id, t.kind, t.subject_id, t.size, encode(t.root, 'hex') AS root, t.sealed_at,
      b.state, encode(b.root, 'hex') AS batch, encode(b.found_in, 'hex') AS found_in,
      b.block_number, b.anchored_at, a.chain_id, a.contract
    FROM proof_tree t
    JOIN anchor_member m ON m.root = t.root
    LEFT JOIN anchor_batch b ON b.id = m.batch_id
    LEFT JOIN LATERAL (SELECT chain_id, contract FROM anchor_transaction
      WHERE batch_id = b.id ORDER BY nonce DESC LIMIT 1) a ON true
    WHERE t.association_id = ${association}::uuid
    ORDER BY t.sealed_at DESC, t.id DESC
    LIMIT 100`;
  return rows.map(shown);
}
