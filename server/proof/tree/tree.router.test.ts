import { afterAll, beforeAll, expect, test } from "vitest";
import { ROLES } from "#server/kernel/actor.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { write } from "#server/platform/db.ts";
import { personOf, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { createCallerFactory } from "#server/platform/trpc.ts";
import { leafOfBytes, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { proofRouter } from "#server/proof/proof.router.ts";
import { rootOf } from "./tree.rules.ts";
import { sealTree } from "./tree.service.ts";

let db: TestDatabase;
const association = provenAssociation(crypto.randomUUID());
const meeting = crypto.randomUUID();
const leaves = [1, 2, 3].map((n) => leafOfBytes(Uint8Array.of(n)));
const as = (actor: Parameters<typeof write>[0]) =>
  createCallerFactory(proofRouter)({ actor, requestId: "test", ip: "127.0.0.1" });
const input = { associationId: association };

beforeAll(async () => {
  db = await testDatabase();
  const actor = systemOf(association);
  const subject = { kind: "assembly.meeting", subjectId: meeting } as const;
  await write(actor, association, (tx) => sealTree(tx, actor, association, subject, leaves));
});
afterAll(() => db.close());

test("members see what their association sealed, then where the chain shows its batch", async () => {
  const [tree, ...others] = await as(personOf(association, "owner")).tree.list(input);
  expect(others).toEqual([]);
  expect(tree).toMatchObject({
    subjectId: meeting,
    size: 3,
    root: toHex(rootOf(leaves)),
    state: "sealed",
    batch: null,
    anchored: null,
  });

  const batch = crypto.randomUUID();
  const at = "2026-05-20T20:00:00.000Z";
  const hex = (byte: string) => byte.repeat(32);
  await db.admin.query(
    `INSERT INTO anchor_batch (id, kind, root, state, created_at, found_in, block_number, block_hash,
       anchored_at) VALUES ($1, 'trees', decode($2, 'hex'), 'final', $4, decode($3, 'hex'), 12,
       decode($3, 'hex'), $4)`,
    [batch, hex("aa"), hex("bb"), at],
  );
  await db.admin.query(
    `INSERT INTO anchor_transaction (hash, batch_id, chain_id, contract, sender, nonce, raw, created_at)
     VALUES (decode($2, 'hex'), $1, 31337, '0xcc', '0xdd', 0, '0xee', $3)`,
    [batch, hex("bb"), at],
  );
  await db.admin.query("UPDATE anchor_member SET batch_id = $1, index = 0", [batch]);
  const [shown] = await as(personOf(association, "owner")).tree.list(input);
  const where = { chainId: 31_337, contract: "0xcc", transaction: `0x${hex("bb")}` };
  expect(shown).toMatchObject({
    state: "final",
    batch: hex("aa"),
    anchored: { block: 12, at, ...where },
  });
});

const READERS = ["syndic", "accountant", "owner", "council", "auditor"];
test.each(ROLES)("%s is let in or finds nothing, as the table says", async (role) => {
  const asked = as(personOf(association, role)).tree.list(input);
  if (READERS.includes(role)) expect(await asked).toHaveLength(1);
  else await expect(asked).rejects.toThrow("access.not-found");
});

test("a stranger and somebody of another association find nothing", async () => {
  await expect(as({ kind: "anonymous" }).tree.list(input)).rejects.toThrow("access.not-signed-in");
  const elsewhere = personOf(crypto.randomUUID(), "syndic");
  await expect(as(elsewhere).tree.list(input)).rejects.toThrow("access.not-found");
});
