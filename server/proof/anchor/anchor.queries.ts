import type { Chain, SignedAnchor, Terms } from "#server/platform/chain.ts";
import type { Tx } from "#server/platform/db.ts";
import { fromHex, type Hash, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { batchLeaf } from "#server/proof/receipt/receipt.rules.ts";
import { type LeafPlace, placeOf } from "#server/proof/tree/tree.rules.ts";

/** Where a batch's root was found on the chain. */
export type BatchAnchor = Readonly<{
  chainId: number;
  contract: string;
  transaction: string;
  block: number;
}>;

/** What a batch's rows say of its place on the chain; hashes in hexadecimal. */
export type AnchorColumns = {
  found_in: string | null;
  block_number: bigint | null;
  chain_id: bigint | null;
  contract: string | null;
};

type Row = AnchorColumns & { index: number; roots: string[] };

/** Where a sealed root stands in its batch and on the chain; null while it waits for a batch. */
export async function findRoot(
  tx: Tx,
  root: Uint8Array,
): Promise<{ place: LeafPlace; anchor: BatchAnchor | null } | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT m.index, encode(b.found_in, 'hex') AS found_in, b.block_number, t.chain_id, t.contract,
      ARRAY(SELECT encode(s.root, 'hex') FROM anchor_member s
            WHERE s.batch_id = m.batch_id ORDER BY s.index) AS roots
    FROM anchor_member m
    JOIN anchor_batch b ON b.id = m.batch_id
    LEFT JOIN LATERAL (SELECT chain_id, contract FROM anchor_transaction a
                       WHERE a.batch_id = b.id ORDER BY a.nonce DESC LIMIT 1) t ON true
    WHERE m.root = ${root}`;
  if (!row) return null;
  const place = placeOf(
    row.roots.map((hex) => batchLeaf(fromHex(hex))),
    row.index,
  );
  return { place, anchor: anchorIn(row) };
}

/** Where the chain shows a batch; null until it does. */
export function anchorIn(columns: AnchorColumns): BatchAnchor | null {
  const { found_in, block_number, chain_id, contract } = columns;
  if (found_in === null || block_number === null || chain_id === null || !contract) return null;
  const transaction = `0x${found_in}`;
  return { chainId: Number(chain_id), contract, transaction, block: Number(block_number) };
}

/** Batches and keys that are not final yet, the oldest first. */
export async function listOpenBatches(tx: Tx): Promise<string[]> {
  const rows = await tx.anchorBatch.findMany({
    where: { state: { not: "final" } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}

/** Sealed roots without a batch, in the order in which they were sealed; locked until the end. */
export async function takeWaitingRoots(tx: Tx, atMost: number): Promise<Hash[]> {
  const rows = await tx.$queryRaw<{ root: string }[]>`
    SELECT encode(root, 'hex') AS root FROM anchor_member WHERE batch_id IS NULL
    ORDER BY sealed_at, root LIMIT ${atMost} FOR UPDATE`;
  return rows.map(({ root }) => fromHex(root));
}

/** Whether this installation ever called a key its own. */
export async function isOwnKey(tx: Tx, hash: Uint8Array): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM anchor_batch WHERE kind = 'key' AND encode(root, 'hex') = ${toHex(hash)}`;
  return rows.length > 0;
}

/** A transaction as it was stored before its first broadcast. */
export type Stored = Pick<SignedAnchor, "hash" | "raw" | "nonce"> & Readonly<{ batchId: string }>;

const STORED = { hash: true, raw: true, nonce: true, batchId: true } as const;

type StoredRow = { hash: Uint8Array; raw: string; nonce: bigint; batchId: string };

function storedIn({ hash, raw, nonce, batchId }: StoredRow): Stored {
  return { hash: `0x${toHex(hash)}`, raw: `0x${raw.slice(2)}`, nonce, batchId };
}

/** The batch's newest transaction on this chain, if it has one. */
export async function storedTransaction(
  tx: Tx,
  batchId: string,
  on: Chain,
): Promise<Stored | null> {
  const row = await tx.anchorTransaction.findFirst({
    where: { batchId, chainId: BigInt(on.chainId), contract: on.contract },
    select: STORED,
    orderBy: { nonce: "desc" },
  });
  return row && storedIn(row);
}

/** Every transaction of the sender from a nonce on, in their order, whatever its batch's state. */
export async function storedFrom(tx: Tx, on: Chain, nonce: bigint): Promise<Stored[]> {
  const rows = await tx.anchorTransaction.findMany({
    where: { chainId: BigInt(on.chainId), sender: on.sender, nonce: { gte: nonce } },
    select: STORED,
    orderBy: { nonce: "asc" },
  });
  return rows.map(storedIn);
}

/** The nonce after all those given out and all those used: no gap, none twice. */
export async function nextNonce(tx: Tx, on: Chain, { firstNonce }: Terms): Promise<bigint> {
  const given = await tx.anchorTransaction.aggregate({
    where: { chainId: BigInt(on.chainId), sender: on.sender },
    _max: { nonce: true },
  });
  const after = (given._max.nonce ?? -1n) + 1n;
  return after > firstNonce ? after : firstNonce;
}

/** One at a time: two batchers would take the same roots, two senders the same nonce. */
export async function lockAnchoring(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('kopro anchor'))`;
}
