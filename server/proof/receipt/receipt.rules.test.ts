import { generateKeyPairSync, sign } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalJson, type Hash, leafOf, sha256, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { MOST_NAMED, VoteEvent, type VoteEventV1 } from "#server/proof/leaf/leaf.schema.ts";
import { lotBits, lotCount } from "#server/proof/leaf/lots.rules.ts";
import { levelsOf, pathIn, rootOf } from "#server/proof/tree/tree.rules.ts";
import {
  batchLeaf,
  type ChainFacts,
  checkReceipt,
  keyHash,
  signedBytes,
  signedPart,
  verdictOf,
} from "./receipt.rules.ts";
import { type Place, RECEIPT_MAX_BYTES, ReceiptV1 } from "./receipt.schema.ts";

const vote: VoteEventV1 = {
  v: "koprogo.vote/1",
  association: "0193f0a0-0000-7000-8000-000000000001",
  meeting: "0193f0a0-0000-7000-8000-000000000002",
  resolution: "0193f0a0-0000-7000-8000-000000000003",
  entitlement: "0193f0a0-0000-7000-8000-000000000004",
  sequence: 1,
  choice: "for",
  shares: "125",
  castBy: "0193f0a0-0000-7000-8000-000000000005",
  proxy: "0193f0a0-0000-7000-8000-000000000006",
  channel: "remote",
  byOperator: false,
  at: "2026-11-21T19:04:05.678Z",
  salt: "0f".repeat(32),
};
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const rawKey = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url");

const others = (count: number, seed: number): Hash[] =>
  Array.from({ length: count }, (_, i) => sha256(Uint8Array.of(seed, i >> 8, i & 255)));

function placeOf(leaves: Hash[], index: number): Place {
  const path = pathIn(levelsOf(leaves), index).map(toHex);
  return { root: toHex(rootOf(leaves)), size: leaves.length, index, path };
}

function receiptOf(event: VoteEvent, treeSize = 7, batchSize = 3): ReceiptV1 {
  const part = signedPart(event);
  const tree = placeOf([...others(treeSize - 1, 1), leafOf(event)], treeSize - 1);
  const root = batchLeaf(Buffer.from(tree.root, "hex"));
  return {
    ...part,
    key: rawKey.toString("hex"),
    signature: sign(null, signedBytes(part), privateKey).toString("hex"),
    tree,
    batch: placeOf([root, ...others(batchSize - 1, 2)], 0),
    anchor: {
      chainId: 31337,
      contract: `0x${"ab".repeat(20)}`,
      transaction: `0x${"cd".repeat(32)}`,
      block: 12,
    },
  };
}

const receipt = receiptOf(vote);
const chain: NonNullable<ChainFacts> = {
  chainId: 31337,
  contract: `0x${"AB".repeat(20)}`,
  keyAnchored: true,
  rootAnchoredAt: 1_795_000_000n,
  transactionBlock: 12,
};
const own = { ownKey: true, absent: false };
const failures = (file: ReceiptV1, facts: ChainFacts = chain) =>
  checkReceipt(file, facts, own)
    .filter(({ outcome }) => outcome === "failed")
    .map(({ name }) => name);

test("an honest receipt passes every check", () => {
  expect(verdictOf(checkReceipt(receipt, chain, own))).toBe("passed");
  expect(checkReceipt(receipt, chain, own)).toHaveLength(8);
});

const flip = (hex: string) => (hex.startsWith("f") ? `e${hex.slice(1)}` : `f${hex.slice(1)}`);
const other = "0193f0a0-0000-7000-8000-0000000000ff";

test.each<[string, Partial<VoteEventV1>]>([
  ["association", { association: other }],
  ["meeting", { meeting: other }],
  ["resolution", { resolution: other }],
  ["entitlement", { entitlement: other }],
  ["sequence", { sequence: 2 }],
  ["choice", { choice: "against" }],
  ["shares", { shares: "126" }],
  ["castBy", { castBy: other }],
  ["proxy", { proxy: null }],
  ["channel", { channel: "room" }],
  ["byOperator", { byOperator: true }],
  ["at", { at: "2026-11-21T19:04:05.679Z" }],
  ["salt", { salt: flip(vote.salt) }],
])("a changed %s fails leaf and signature", (_, change) => {
  expect(failures({ ...receipt, event: { ...vote, ...change } })).toEqual(["leaf", "signature"]);
});

test("a vote rewritten with its leaf still fails signature and tree", () => {
  expect(failures({ ...receipt, ...signedPart({ ...vote, choice: "against" }) })).toEqual([
    "signature",
    "in-tree",
  ]);
});

type Edit = (file: ReceiptV1) => ReceiptV1;
const inPlace =
  (name: "tree" | "batch", change: (place: Place) => Partial<Place>): Edit =>
  (file) => {
    const place = file[name];
    return place ? { ...file, [name]: { ...place, ...change(place) } } : file;
  };

test.each<[string, Edit, string[]]>([
  ["leaf", (f) => ({ ...f, leaf: flip(f.leaf) }), ["leaf", "signature", "in-tree"]],
  ["key", (f) => ({ ...f, key: flip(f.key) }), ["signature"]],
  ["signature", (f) => ({ ...f, signature: flip(f.signature) }), ["signature"]],
  ["tree.root", inPlace("tree", ({ root }) => ({ root: flip(root) })), ["in-tree", "in-batch"]],
  ["tree.size", inPlace("tree", ({ size }) => ({ size: size + 9 })), ["in-tree"]],
  ["tree.index", inPlace("tree", () => ({ index: 0 })), ["in-tree"]],
  ["tree.path", inPlace("tree", ({ path }) => ({ path: path.map(flip) })), ["in-tree"]],
  ["batch.root", inPlace("batch", ({ root }) => ({ root: flip(root) })), ["in-batch"]],
  ["batch.size", inPlace("batch", () => ({ size: 9 })), ["in-batch"]],
  ["batch.index", inPlace("batch", () => ({ index: 1 })), ["in-batch"]],
  ["batch.path", inPlace("batch", ({ path }) => ({ path: path.slice(1) })), ["in-batch"]],
])("a changed %s names the checks that fail", (_, edit, expected) => {
  expect(failures(edit(receipt))).toEqual(expected);
});

test.each<[string, Partial<NonNullable<ChainFacts>>, string]>([
  ["another chain", { chainId: 1 }, "same-contract"],
  ["another contract", { contract: `0x${"00".repeat(20)}` }, "same-contract"],
  ["a transaction of another block", { transactionBlock: 11 }, "transaction"],
  ["a transaction that anchors something else", { transactionBlock: null }, "transaction"],
  ["a root that is not on the chain", { rootAnchoredAt: null }, "root-anchored"],
])("%s is named", (_, facts, expected) => {
  expect(failures(receipt, { ...chain, ...facts })).toEqual([expected]);
});

test("what cannot be checked yet waits, and a silent chain is said to be silent", () => {
  const { tree: _tree, batch: _batch, anchor: _anchor, ...fresh } = receipt;
  expect(verdictOf(checkReceipt(fresh, chain, own))).toBe("waiting");
  const keyless = { ...chain, keyAnchored: false };
  expect(verdictOf(checkReceipt(receipt, keyless, own))).toBe("waiting");
  expect(verdictOf(checkReceipt(receipt, null, own))).toBe("unknown");
  expect(
    verdictOf(checkReceipt({ ...receipt, signature: flip(receipt.signature) }, null, own)),
  ).toBe("failed");
});

test("a key the installation does not call its own fails, anchored or not", () => {
  const checks = checkReceipt(receipt, chain, { ...own, ownKey: false });
  expect(checks.filter(({ outcome }) => outcome !== "passed")).toEqual([
    { name: "key-anchored", outcome: "failed" },
  ]);
});

test("a signed receipt that the closed tree does not hold is evidence by itself", () => {
  const { tree: _tree, batch: _batch, anchor: _anchor, ...missing } = receipt;
  const checks = checkReceipt(missing, chain, { ...own, absent: true });
  expect(checks.find(({ name }) => name === "in-tree")?.outcome).toBe("failed");
  expect(checks.find(({ name }) => name === "signature")?.outcome).toBe("passed");
});

test("the hash of the key is bound to its purpose", () => {
  expect(toHex(keyHash(rawKey))).toBe(toHex(sha256(Buffer.from("koprogo.key/1", "utf8"), rawKey)));
});

test("the receipt of a meeting of 10 000 votes in a batch of 1 000 stays under 4 kB", () => {
  const text = canonicalJson(ReceiptV1.parse(receiptOf(vote, 10_000, 1_000)));
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(RECEIPT_MAX_BYTES);
});

test("a vote for some lots is proved as any other, and no lot of it can change", () => {
  const lots = [vote.meeting, vote.resolution];
  const proved = receiptOf({ ...vote, v: "koprogo.vote/3", lots, derived: false });
  const failed = (one: ReceiptV1) =>
    checkReceipt(ReceiptV1.parse(one), null, own)
      .filter(({ outcome }) => outcome === "failed")
      .map(({ name }) => name);
  expect(failed(proved)).toEqual([]);
  const changed = { ...proved.event, lots: [vote.meeting, vote.entitlement] };
  expect(failed({ ...proved, event: VoteEvent.parse(changed) })).toContain("leaf");
});

const ids = (count: number) =>
  Array.from({ length: count }, (_, n) => vote.meeting.slice(0, -4) + (1000 + n));

test("a vote for as many lots as are named, and one for any number, stay under 4 kB", () => {
  const said = { ...vote, derived: false };
  const lotIds = ids(8_000);
  const bits = lotBits(
    lotIds,
    lotIds.filter((_, n) => n % 3 > 0),
  );
  const events: VoteEvent[] = [
    { ...said, v: "koprogo.vote/3", lots: ids(MOST_NAMED) },
    { ...said, v: "koprogo.vote/4", lots: bits },
  ];
  for (const event of events) {
    const receiptFile = ReceiptV1.parse(receiptOf(event, 10_000, 1_000));
    expect(Buffer.byteLength(canonicalJson(receiptFile))).toBeLessThanOrEqual(RECEIPT_MAX_BYTES);
    expect(checkReceipt(receiptFile, null, own).some((one) => one.outcome === "failed")).toBe(
      false,
    );
  }
});

test("the bits of a vote say which lots of its head it is for, and no other bits verify", () => {
  const own = ids(20);
  const some = own.filter((_, n) => n === 0 || n === 9 || n === 19);
  const lots = lotBits(own.toReversed(), some);
  expect(Buffer.from(lots, "base64url").toString("hex")).toBe("804010");
  const event: VoteEvent = { ...vote, v: "koprogo.vote/4", lots, derived: false };
  expect(lotCount(event)).toBe(3);
  expect(lotCount({ ...event, v: "koprogo.vote/3", lots: some })).toBe(3);
  expect(lotCount(vote)).toBeNull();
  const proved = receiptOf(event);
  const changed = VoteEvent.parse({ ...event, lots: lotBits(own, own.slice(0, 3)) });
  expect(failures({ ...proved, event: changed })).toEqual(["leaf", "signature"]);
  expect(VoteEvent.safeParse({ ...event, lots: "gEB" }).success).toBe(false);
});

test("the format is closed", () => {
  expect(ReceiptV1.safeParse({ ...receipt, name: "Amina" }).success).toBe(false);
  expect(ReceiptV1.safeParse({ ...receipt, v: "koprogo.receipt/2" }).success).toBe(false);
});
