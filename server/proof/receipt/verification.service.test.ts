import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Anvil, DEV_KEY, startAnvil } from "#contracts/test/anvil.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { at } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { env, overrideEnv } from "#server/platform/env.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { createCallerFactory } from "#server/platform/trpc.ts";
import { advanceAnchors, anchorKey } from "#server/proof/anchor/anchor.service.ts";
import { canonicalJson, leafOf } from "#server/proof/leaf/leaf.rules.ts";
import type { SignatureEvent, VoteEventV1 } from "#server/proof/leaf/leaf.schema.ts";
import { proofRouter } from "#server/proof/proof.router.ts";
import { sealTree } from "#server/proof/tree/tree.service.ts";
import { completeReceipt } from "./receipt.queries.ts";
import { RECEIPT_MAX_BYTES, type ReceiptV1 } from "./receipt.schema.ts";
import { issueReceipt } from "./receipt.service.ts";

let db: TestDatabase;
let node: Anvil;
const machine = systemOf();
const anonymous = { actor: { kind: "anonymous" }, requestId: "test", ip: "127.0.0.1" } as const;
const anybody = createCallerFactory(proofRouter)(anonymous);
const verify = (receipt: unknown) => anybody.receipt.verify({ file: JSON.stringify(receipt) });

const newKey = () =>
  generateKeyPairSync("ed25519")
    .privateKey.export({ format: "der", type: "pkcs8" })
    .toString("base64");

async function anchorAll(): Promise<void> {
  await advanceAnchors(machine);
  await node.mine(3);
  await advanceAnchors(machine);
}

beforeAll(async () => {
  [db, node] = await Promise.all([testDatabase(), startAnvil()]);
  overrideEnv({
    CHAIN_RPC_URL: node.rpcUrl,
    CHAIN_CONTRACT: node.contract,
    CHAIN_PRIVATE_KEY: DEV_KEY,
    KOPRO_SIGNING_KEY: newKey(),
  });
  await anchorKey(machine);
  await anchorAll();
});
afterAll(() => Promise.all([db.close(), node.stop()]));

const vote = (meeting: string, choice: VoteEventV1["choice"] = "for"): VoteEventV1 => ({
  v: "koprogo.vote/1",
  association: crypto.randomUUID(),
  meeting,
  resolution: crypto.randomUUID(),
  entitlement: crypto.randomUUID(),
  sequence: 1,
  choice,
  shares: "125",
  castBy: crypto.randomUUID(),
  proxy: null,
  channel: "room",
  byOperator: true,
  at: "2026-11-21T19:04:05.678Z",
  salt: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("hex"),
});

async function closeMeeting(meeting: string, votes: VoteEventV1[]): Promise<void> {
  const association = provenAssociation(crypto.randomUUID());
  const actor = systemOf(association);
  const subject = { kind: "assembly.meeting", subjectId: meeting } as const;
  await write(actor, association, (tx) =>
    sealTree(tx, actor, association, subject, votes.map(leafOf)),
  );
}

/** A meeting of five votes, closed and anchored, with the receipt of the third. */
async function anchoredReceipt(): Promise<ReceiptV1> {
  const meeting = crypto.randomUUID();
  const votes = Array.from({ length: 5 }, () => vote(meeting));
  const [, , third = vote(meeting)] = votes;
  await closeMeeting(meeting, votes);
  await closeMeeting(crypto.randomUUID(), [vote(meeting)]);
  await anchorAll();
  const { receipt } = await read(machine, (tx) => completeReceipt(tx, issueReceipt(third)));
  return receipt;
}

const named = (checks: readonly { name: string; outcome: string }[], outcome: string) =>
  checks.filter((check) => check.outcome === outcome).map(({ name }) => name);

test("that it was voted on paper is told as the file says, and changes no check", async () => {
  const receipt = issueReceipt(vote(crypto.randomUUID()));
  const [plain, marked] = [await verify(receipt), await verify({ ...receipt, fromPaper: true })];
  expect([plain.fromPaper, marked.fromPaper]).toEqual([false, true]);
  expect(marked.checks).toEqual(plain.checks);
});

test("a receipt waits while its meeting is open, then for the anchor, then passes", async () => {
  const meeting = crypto.randomUUID();
  const mine = vote(meeting);
  const receipt = issueReceipt(mine);
  const open = await verify(receipt);
  expect(open.outcome).toBe("waiting");
  expect(named(open.checks, "passed")).toEqual(["leaf", "signature", "key-anchored"]);

  await closeMeeting(meeting, [vote(meeting, "against"), mine]);
  const closed = await verify(receipt);
  expect(named(closed.checks, "passed")).toContain("in-tree");
  expect(closed.outcome).toBe("waiting");
  expect(closed.anchored).toBeNull();

  await advanceAnchors(machine);
  await node.mine(1);
  await advanceAnchors(machine);
  const included = await verify(receipt);
  expect(included.outcome).toBe("passed");
  expect(included.anchored?.final).toBe(false);
  await node.mine(2);
  const final = await verify(receipt);
  expect(final.anchored).toMatchObject({ final: true, block: included.anchored?.block });
  expect(final.event).toEqual(mine);
});

test("the completed file is small, passes by itself, and is the same at each issue", async () => {
  const receipt = await anchoredReceipt();
  expect(receipt.anchor?.block).toBeGreaterThan(0);
  expect(Buffer.byteLength(canonicalJson(receipt))).toBeLessThan(RECEIPT_MAX_BYTES);
  expect((await verify(receipt)).outcome).toBe("passed");
  expect(issueReceipt(receipt.event).signature).toBe(receipt.signature);
});

test("a signature under a written decision is proved as a vote is, and no word of it can change", async () => {
  const written = crypto.randomUUID();
  const signature = (party: string): SignatureEvent => ({
    ...{ v: "koprogo.signature/1", association: crypto.randomUUID(), written, party },
    ...{ text: "ab".repeat(32), method: "identified", scan: null },
    ...{ at: "2026-11-21T19:04:05.678Z", salt: vote(written).salt },
  });
  const mine = signature(crypto.randomUUID());
  expect((await verify(issueReceipt(mine))).outcome).toBe("waiting");
  const association = provenAssociation(crypto.randomUUID());
  const actor = systemOf(association);
  const leaves = [signature(crypto.randomUUID()), mine].map(leafOf);
  await write(actor, association, (tx) =>
    sealTree(tx, actor, association, { kind: "assembly.written", subjectId: written }, leaves),
  );
  await anchorAll();
  const { receipt } = await read(machine, (tx) => completeReceipt(tx, issueReceipt(mine)));
  expect(Buffer.byteLength(canonicalJson(receipt))).toBeLessThan(RECEIPT_MAX_BYTES);
  expect(await verify(receipt)).toMatchObject({ outcome: "passed", event: mine });
  for (const change of [
    { text: "ac".repeat(32) },
    { party: crypto.randomUUID() },
    { written: crypto.randomUUID() },
    { method: "hand" },
    { scan: "ab".repeat(32) },
    { at: "2026-11-22T19:04:05.678Z" },
  ]) {
    const forged = await verify({ ...receipt, event: { ...mine, ...change } });
    expect(named(forged.checks, "failed")).toEqual(["leaf", "signature"]);
    expect(forged.outcome).toBe("failed");
  }
});

const flip = (hex: string) => hex.slice(0, -1) + (hex.endsWith("0") ? "1" : "0");

test.each<[string, (receipt: ReceiptV1) => unknown, string[]]>([
  ["choice", (r) => ({ ...r, event: { ...r.event, choice: "against" } }), ["leaf", "signature"]],
  ["signature", (r) => ({ ...r, signature: flip(r.signature) }), ["signature"]],
  [
    "tree root",
    (r) => ({ ...r, tree: { ...r.tree, root: flip(r.tree?.root ?? "") } }),
    ["in-tree", "in-batch"],
  ],
  [
    "batch root",
    (r) => ({ ...r, batch: { ...r.batch, root: flip(r.batch?.root ?? "") } }),
    ["in-batch", "transaction", "root-anchored"],
  ],
  ["chain", (r) => ({ ...r, anchor: { ...r.anchor, chainId: 1 } }), ["same-contract"]],
  [
    "contract",
    (r) => ({ ...r, anchor: { ...r.anchor, contract: `0x${"12".repeat(20)}` } }),
    ["same-contract"],
  ],
  [
    "transaction",
    (r) => ({ ...r, anchor: { ...r.anchor, transaction: `0x${"34".repeat(32)}` } }),
    ["transaction"],
  ],
  ["block", (r) => ({ ...r, anchor: { ...r.anchor, block: 1 } }), ["transaction"]],
])("on the real chain a changed %s is named", async (_, tamper, expected) => {
  const { checks, outcome } = await verify(tamper(await anchoredReceipt()));
  expect(named(checks, "failed")).toEqual(expected);
  expect(outcome).toBe("failed");
});

test("a signed receipt whose vote was left out of the closed tree is told apart", async () => {
  const meeting = crypto.randomUUID();
  const leftOut = issueReceipt(vote(meeting));
  await closeMeeting(meeting, [vote(meeting)]);
  const { checks } = await verify(leftOut);
  expect(named(checks, "failed")).toEqual(["in-tree"]);
  expect(named(checks, "passed")).toContain("signature");
});

test("a receipt signed by a key that is not the installation's is refused", async () => {
  const own = env().KOPRO_SIGNING_KEY;
  overrideEnv({ KOPRO_SIGNING_KEY: newKey() });
  const forged = issueReceipt(vote(crypto.randomUUID()));
  overrideEnv({ KOPRO_SIGNING_KEY: own });
  expect(named((await verify(forged)).checks, "failed")).toEqual(["key-anchored"]);
});

test("a chain that is away is said to be away", async () => {
  const receipt = await anchoredReceipt();
  const { CHAIN_RPC_URL } = env();
  overrideEnv({ CHAIN_RPC_URL: "http://127.0.0.1:9" });
  const { outcome, checks } = await verify(receipt);
  overrideEnv({ CHAIN_RPC_URL });
  expect(outcome).toBe("unknown");
  expect(named(checks, "passed")).toEqual(["leaf", "signature", "in-tree", "in-batch"]);
});

test.each([
  ["nothing", " \n", "receipt.missing"],
  ["no JSON", "my vote", "receipt.unreadable"],
  ["another JSON", '{"v":"koprogo.vote/1"}', "receipt.unreadable"],
  ["a bomb of brackets", "[".repeat(10_000), "receipt.unreadable"],
  ["10 241 bytes", "x".repeat(10_241), "receipt.too-large"],
  ["10 240 bytes in fewer characters", "é".repeat(5_121), "receipt.too-large"],
])("%s is refused by name", async (_, file, code) => {
  await expect(anybody.receipt.verify({ file })).rejects.toThrow(code);
});

test("a byte order mark and spaces around do no harm", async () => {
  const file = `\uFEFF\n${JSON.stringify(await anchoredReceipt(), null, 2)}\n`;
  expect((await anybody.receipt.verify({ file })).outcome).toBe("passed");
});

test("a network verifies so often and no more; its neighbours are not held up", async () => {
  const from = (ip: string) =>
    createCallerFactory(proofRouter)({ ...anonymous, ip }).receipt.verify({ file: "no receipt" });
  const answers = (ip: string, times: number) =>
    at(Temporal.Instant.from("2026-05-20T12:00:00Z"), () =>
      Promise.allSettled(Array.from({ length: times }, () => from(ip))),
    );
  const refusals = (settled: PromiseSettledResult<unknown>[]) =>
    settled.flatMap((one) =>
      one.status === "rejected" && /limit/.test(String(one.reason.cause.code))
        ? [one.reason.cause]
        : [],
    );
  expect(refusals(await answers("203.0.113.7", 300))).toEqual([]);
  const [refusal] = refusals(await answers("203.0.113.7", 1));
  expect(refusal).toMatchObject({ code: "limit.verifications", details: { minutes: 15 } });
  expect(refusals(await answers("203.0.113.8", 1))).toEqual([]);
});
