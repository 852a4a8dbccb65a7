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

test("members see what their association sealed", async () => {
  const [tree, ...others] = await as(personOf(association, "owner")).tree.list(input);
  expect(others).toEqual([]);
  expect(tree).toMatchObject({
    subjectId: meeting,
    size: 3,
    root: toHex(rootOf(leaves)),
    state: "sealed",
    anchored: null,
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
