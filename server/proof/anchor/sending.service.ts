import type { Hex } from "viem";
import type { Actor } from "#server/kernel/actor.ts";
import { notFound } from "#server/kernel/errors.ts";
import { authorize } from "#server/platform/access.ts";
import { type Chain, chain } from "#server/platform/chain.ts";
import { nowColumn } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { fromHex, type Hash } from "#server/proof/leaf/leaf.rules.ts";
import { anchorPolicy } from "./anchor.policy.ts";
import { lockAnchoring, nextNonce, storedFrom, storedTransaction } from "./anchor.queries.ts";

/**
 * The signed bytes of a batch, stored before anybody sees them. Those already stored are used again,
 * except `lost` ones, whose nonce went to another transaction.
 */
async function signedOnce(actor: Actor, batchId: string, on: Chain, lost: Hex | null) {
  const terms = await on.terms();
  return write(actor, null, async (tx) => {
    await lockAnchoring(tx);
    const stored = await storedTransaction(tx, batchId, on);
    if (stored && stored.hash !== lost) return stored;
    const batch = await tx.anchorBatch.findUnique({
      where: { id: batchId },
      select: { root: true },
    });
    if (!batch) throw notFound();
    const signed = await on.sign(batch.root, await nextNonce(tx, on, terms), terms);
    const { raw, sender, nonce } = signed;
    const hash = fromHex(signed.hash.slice(2));
    const createdAt = nowColumn();
    const chainId = BigInt(on.chainId);
    const { contract } = on;
    await tx.anchorTransaction.create({
      data: { hash, batchId, chainId, contract, sender, nonce, raw, createdAt },
      select: { hash: true },
    });
    await record(tx, actor, null, "proof/batch.signed", { batchId });
    return signed;
  });
}

const NOWHERE = { foundIn: null, blockNumber: null, blockHash: null, anchoredAt: null } as const;

/**
 * Sends again, in their order, the stored bytes whose nonce no block holds: those that wait, and
 * those of a chain that came back from its last backup. Until it has them it can take no later one.
 * @returns how many there were.
 */
export async function resendForgotten(actor: Actor): Promise<number> {
  authorize(anchorPolicy["anchor.run"](actor));
  const on = await chain();
  const firstNonce = await on.usedNonces();
  const forgotten = await read(actor, (tx) => storedFrom(tx, on, firstNonce));
  for (const signed of forgotten) await on.broadcast(signed);
  // What was in a block that is gone will be in another one.
  const id = { in: forgotten.map(({ batchId }) => batchId) };
  await write(actor, null, (tx) =>
    tx.anchorBatch.updateMany({
      where: { id, state: { in: ["included", "final"] } },
      data: { state: "sent", ...NOWHERE },
    }),
  );
  return forgotten.length;
}

/**
 * queued → sent: signs once, stores, then broadcasts. May be called at will, in any state and after
 * any crash: the same bytes are sent again, and the contract takes a root once.
 */
export async function sendBatch(actor: Actor, batchId: string): Promise<void> {
  authorize(anchorPolicy["anchor.run"](actor));
  const on = await chain();
  let signed = await signedOnce(actor, batchId, on, null);
  if (!(await on.broadcast(signed))) {
    signed = await signedOnce(actor, batchId, on, signed.hash);
    await on.broadcast(signed);
  }
  await write(actor, null, (tx) =>
    tx.anchorBatch.updateMany({ where: { id: batchId, state: "queued" }, data: { state: "sent" } }),
  );
}

export type AnchorState = "queued" | "sent" | "included" | "final";
type Found = Readonly<{ foundIn: Hash; blockNumber: bigint; blockHash: Hash; anchoredAt: Date }>;

async function findOnChain(on: Chain, root: Uint8Array, hash: Hex): Promise<Found | null> {
  const [found, time] = await Promise.all([on.findAnchor(root, hash), on.anchoredAt(root)]);
  if (!found || time === null) return null;
  return {
    foundIn: fromHex(found.transaction.slice(2)),
    blockNumber: found.block,
    blockHash: fromHex(found.blockHash.slice(2)),
    anchoredAt: new Date(Number(time) * 1_000),
  };
}

/**
 * sent → included → final, as the chain says now; back to sent when it took a block back.
 * @returns the state the batch is in.
 */
export async function followBatch(actor: Actor, batchId: string): Promise<AnchorState> {
  authorize(anchorPolicy["anchor.run"](actor));
  const on = await chain();
  const [batch, sent] = await read(actor, async (tx) => [
    await tx.anchorBatch.findUnique({ where: { id: batchId }, select: { root: true } }),
    await storedTransaction(tx, batchId, on),
  ]);
  if (!batch) throw notFound();
  if (!sent) return "queued";
  const found = await findOnChain(on, batch.root, sent.hash);
  const isFinal = found !== null && found.blockNumber <= (await on.finalBlock());
  const state = isFinal ? "final" : found ? "included" : "sent";
  return write(actor, null, async (tx) => {
    const { count } = await tx.anchorBatch.updateMany({
      where: { id: batchId, state: { not: "final" } },
      data: { state, ...(found ?? NOWHERE) },
    });
    if (isFinal && count > 0) await record(tx, actor, null, "proof/batch.final", { batchId });
    return count > 0 ? state : "final";
  });
}
