import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Anvil, DEV_KEY, startAnvil } from "#contracts/test/anvil.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { chain } from "#server/platform/chain.ts";
import { write } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type Hash, leafOfBytes, sha256, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { batchLeaf } from "#server/proof/receipt/receipt.rules.ts";
import { rootOf } from "#server/proof/tree/tree.rules.ts";
import { sealTree } from "#server/proof/tree/tree.service.ts";
import { advanceAnchors, anchorKey, batchSealed, openBatches } from "./anchor.service.ts";
import { followBatch, sendBatch } from "./sending.service.ts";

let db: TestDatabase;
let node: Anvil;
const machine = systemOf();

beforeAll(async () => {
  [db, node] = await Promise.all([testDatabase(), startAnvil()]);
  const { privateKey } = generateKeyPairSync("ed25519");
  overrideEnv({
    CHAIN_RPC_URL: node.rpcUrl,
    CHAIN_CONTRACT: node.contract,
    CHAIN_PRIVATE_KEY: DEV_KEY,
    KOPRO_SIGNING_KEY: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64"),
  });
});
afterAll(() => Promise.all([db.close(), node.stop()]));
beforeEach(finish);

/** Brings all that waits into a block, and that block as deep as it must be. */
async function finish(): Promise<void> {
  await advanceAnchors(machine);
  await node.mine(3);
  await advanceAnchors(machine);
}

const leavesOf = (count: number): Hash[] => {
  const seed = new TextEncoder().encode(crypto.randomUUID());
  return Array.from({ length: count }, (_, i) => leafOfBytes(sha256(seed, Uint8Array.of(i))));
};

/** A meeting of an association of its own is closed. */
async function seal(leaves = leavesOf(3), meeting = crypto.randomUUID()): Promise<Hash | null> {
  const association = provenAssociation(crypto.randomUUID());
  const actor = systemOf(association);
  const subject = { kind: "assembly.meeting", subjectId: meeting } as const;
  return write(actor, association, (tx) => sealTree(tx, actor, association, subject, leaves));
}

async function batchOf(id: string | null) {
  const { rows } = await db.admin.query("SELECT * FROM anchor_batch WHERE id = $1", [id]);
  return rows[0];
}
const transactionsOf = async (id: string | null): Promise<number> => {
  const text = "SELECT count(*)::int AS n FROM anchor_transaction WHERE batch_id = $1";
  return (await db.admin.query(text, [id])).rows[0].n;
};
const timesAnchored = async (): Promise<bigint> => (await chain()).usedNonces();

test("a sealed tree keeps its leaves in order and tells it once", async () => {
  const leaves = leavesOf(5);
  const meeting = crypto.randomUUID();
  const root = await seal(leaves, meeting);
  expect(root && toHex(root)).toBe(toHex(rootOf(leaves)));
  const stored = await db.admin.query(
    `SELECT encode(hash, 'hex') AS hash FROM proof_leaf JOIN proof_tree t ON t.id = tree_id
     WHERE t.subject_id = $1 ORDER BY index`,
    [meeting],
  );
  expect(stored.rows.map(({ hash }) => hash)).toEqual(leaves.map(toHex));
  const told = await db.admin.query(
    "SELECT FROM audit_event WHERE type = 'proof/tree.sealed' AND payload->>'subjectId' = $1",
    [meeting],
  );
  expect(told.rowCount).toBe(1);
});

test("a meeting without a vote has no tree, and no meeting has two", async () => {
  expect(await seal([])).toBeNull();
  const association = provenAssociation(crypto.randomUUID());
  const actor = systemOf(association);
  const subject = { kind: "assembly.meeting", subjectId: crypto.randomUUID() } as const;
  const again = () =>
    write(actor, association, (tx) => sealTree(tx, actor, association, subject, leavesOf(2)));
  await again();
  await expect(again()).rejects.toThrow();
});

test("one batch gathers what every association sealed, and its root reaches the chain", async () => {
  const roots = [await seal(), await seal(leavesOf(1)), await seal(leavesOf(8))];
  const id = await batchSealed(machine);
  expect(await batchSealed(machine)).toBeNull();
  const batch = await batchOf(id);
  const leaves = roots.flatMap((root) => (root ? [batchLeaf(root)] : []));
  expect(toHex(batch.root)).toBe(toHex(rootOf(leaves)));
  expect(batch.state).toBe("queued");

  await sendBatch(machine, String(id));
  expect((await batchOf(id)).state).toBe("sent");
  expect(await followBatch(machine, String(id))).toBe("sent");
  await node.mine(1);
  expect(await followBatch(machine, String(id))).toBe("included");
  await node.mine(2);
  expect(await followBatch(machine, String(id))).toBe("final");
  const final = await batchOf(id);
  expect(final.state).toBe("final");
  const time = await (await chain()).anchoredAt(final.root);
  expect(BigInt(final.anchored_at.getTime())).toBe((time ?? 0n) * 1_000n);
  expect(await openBatches(machine)).toEqual([]);
});

test("killed after storing and before sending: the same bytes go out, one transaction", async () => {
  await seal();
  const id = await batchSealed(machine);
  const before = await timesAnchored();
  // Stored, and in no node's hands: as after a kill just before the broadcast.
  await sendBatch(machine, String(id));
  await db.admin.query("UPDATE anchor_batch SET state = 'queued' WHERE id = $1", [id]);
  const stored = await db.admin.query("SELECT hash FROM anchor_transaction WHERE batch_id = $1", [
    id,
  ]);
  await node.drop(`0x${toHex(stored.rows[0].hash)}`);

  expect(await followBatch(machine, String(id))).toBe("sent");
  await sendBatch(machine, String(id));
  await node.mine(1);
  expect(await followBatch(machine, String(id))).toBe("included");
  expect(await transactionsOf(id)).toBe(1);
  expect(await timesAnchored()).toBe(before + 1n);
});

test("killed after sending and before noting it: nothing goes out twice", async () => {
  await seal();
  const id = await batchSealed(machine);
  const before = await timesAnchored();
  await sendBatch(machine, String(id));
  await db.admin.query("UPDATE anchor_batch SET state = 'queued' WHERE id = $1", [id]);
  await advanceAnchors(machine);
  await node.mine(1);
  for (let i = 0; i < 2; i++) await advanceAnchors(machine);
  expect(await transactionsOf(id)).toBe(1);
  expect(await timesAnchored()).toBe(before + 1n);
  expect((await batchOf(id)).state).toBe("included");
});

test("ten senders at once put each batch through exactly once", async () => {
  const ids: string[] = [];
  for (let i = 0; i < 3; i++) {
    await seal();
    ids.push(String(await batchSealed(machine)));
  }
  const before = await timesAnchored();
  const rounds = Array.from({ length: 10 }, () => advanceAnchors(machine));
  await Promise.all([...rounds, node.mine(1)]);
  await node.mine(1);
  await advanceAnchors(machine);
  expect(await timesAnchored()).toBe(before + 3n);
  for (const id of ids) expect((await batchOf(id)).state).toMatch(/^(included|final)$/);
});

test("a nonce that another program took is given up for the next one", async () => {
  await seal();
  const id = String(await batchSealed(machine));
  await sendBatch(machine, id);
  const stored = await db.admin.query("SELECT hash FROM anchor_transaction WHERE batch_id = $1", [
    id,
  ]);
  await node.drop(`0x${toHex(stored.rows[0].hash)}`);
  const on = await chain();
  const terms = await on.terms();
  await on.broadcast(await on.sign(new Uint8Array(32).fill(7), terms.firstNonce, terms));
  await expect(sendBatch(machine, id)).rejects.toThrow("underpriced");
  await node.mine(1);

  await sendBatch(machine, id);
  await node.mine(1);
  expect(await followBatch(machine, id)).toBe("included");
  expect(await transactionsOf(id)).toBe(2);
});

test("a chain that lost its last blocks is given them again, final ones too", async () => {
  const lose = await node.remember();
  await seal();
  const id = String(await batchSealed(machine));
  await finish();
  const { root, state } = await batchOf(id);
  expect(state).toBe("final");
  await lose();
  expect(await (await chain()).anchoredAt(root)).toBeNull();

  await seal();
  const next = String(await batchSealed(machine));
  await advanceAnchors(machine);
  await node.mine(1);
  await advanceAnchors(machine);
  expect(await (await chain()).anchoredAt(root)).not.toBeNull();
  for (const batch of [await batchOf(id), await batchOf(next)]) {
    const shown = await (await chain()).blockOfAnchor(batch.root, `0x${toHex(batch.found_in)}`);
    expect(shown).toBe(BigInt(batch.block_number));
  }
  expect(await transactionsOf(id)).toBe(1);
});

test("the key is queued once, and anchored like anything else", async () => {
  const id = await anchorKey(machine);
  expect(await anchorKey(machine)).toBe(id);
  await finish();
  expect((await batchOf(id)).state).toBe("final");
  expect(await transactionsOf(id)).toBe(1);
});

test("only a machine anchors", () => {
  const person = personOf(crypto.randomUUID(), "syndic");
  for (const act of [batchSealed, anchorKey, openBatches])
    expect(() => act(person)).toThrow("access.not-found");
});

test("what is signed cannot be rewritten by the application", async () => {
  await expect(
    write(machine, null, (tx) => tx.$executeRaw`UPDATE anchor_transaction SET raw = ''`),
  ).rejects.toThrow();
});
