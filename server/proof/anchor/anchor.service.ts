import type { Actor } from "#server/kernel/actor.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { signingKey } from "#server/platform/signing-key.ts";
import { toHex } from "#server/proof/leaf/leaf.rules.ts";
import { batchLeaf, keyHash } from "#server/proof/receipt/receipt.rules.ts";
import { rootOf } from "#server/proof/tree/tree.rules.ts";
import { anchorPolicy } from "./anchor.policy.ts";
import { listOpenBatches, lockAnchoring, takeWaitingRoots } from "./anchor.queries.ts";
import { followBatch, resendForgotten, sendBatch } from "./sending.service.ts";

/** Roots in one batch at most: the path of a receipt stays at fourteen steps. */
const BATCH_MAX = 10_000;

/**
 * sealed → queued: gathers every root that waits, of all associations, under one root.
 * @returns the batch's id, or null when nothing waits.
 */
export function batchSealed(actor: Actor): Promise<string | null> {
  authorize(anchorPolicy["anchor.run"](actor));
  return write(actor, null, async (tx) => {
    await lockAnchoring(tx);
    const roots = await takeWaitingRoots(tx, BATCH_MAX);
    if (roots.length === 0) return null;
    const id = newRowId();
    const root = rootOf(roots.map(batchLeaf));
    const data = { id, kind: "trees", root, state: "queued", createdAt: nowColumn() } as const;
    await tx.anchorBatch.create({ data, select: { id: true } });
    await tx.$executeRaw`
      UPDATE anchor_member m SET batch_id = ${id}::uuid, index = given.n - 1
      FROM unnest(${roots.map(toHex)}::text[]) WITH ORDINALITY AS given (root, n)
      WHERE m.root = decode(given.root, 'hex')`;
    await record(tx, actor, null, "proof/batch.queued", { batchId: id });
    return id;
  });
}

/**
 * Queues the installation's public key, at set-up and again at will: once it is anchored, a receipt
 * it signed is evidence by itself.
 * @returns the id of the key's batch.
 */
export function anchorKey(actor: Actor): Promise<string> {
  authorize(anchorPolicy["anchor.run"](actor));
  const root = keyHash(signingKey().publicKey);
  return write(actor, null, async (tx) => {
    await lockAnchoring(tx);
    const known = await tx.anchorBatch.findUnique({ where: { root }, select: { id: true } });
    if (known) return known.id;
    const id = newRowId();
    const data = { id, kind: "key", root, state: "queued", createdAt: nowColumn() } as const;
    await tx.anchorBatch.create({ data, select: { id: true } });
    await record(tx, actor, null, "proof/key.queued", { batchId: id });
    return id;
  });
}

/** Every batch that is not final yet. */
export function openBatches(actor: Actor): Promise<string[]> {
  authorize(anchorPolicy["anchor.run"](actor));
  return read(actor, listOpenBatches);
}

/** One round of everything that waits: queues the key once, batches what is sealed, sends and follows what is open. */
export async function advanceAnchors(actor: Actor): Promise<void> {
  await anchorKey(actor);
  await batchSealed(actor);
  await resendForgotten(actor);
  for (const batchId of await openBatches(actor)) {
    await sendBatch(actor, batchId);
    await followBatch(actor, batchId);
  }
}
