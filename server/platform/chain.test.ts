import { createTestClient, type Hex, http } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Anvil, DEV_KEY, startAnvil } from "#contracts/test/anvil.ts";
import { Chain } from "./chain.ts";

let node: Anvil;
let chain: Chain;
let contract: string;

beforeAll(async () => {
  node = await startAnvil();
  contract = node.contract;
  chain = await Chain.open({ rpcUrl: node.rpcUrl, contract, privateKey: DEV_KEY });
});
afterAll(() => node.stop());

const root = (n: number) => new Uint8Array(32).fill(n);
const signNext = async (n: number) => {
  const terms = await chain.terms();
  return chain.sign(root(n), terms.firstNonce, terms);
};

const mineNow = async (signed: Awaited<ReturnType<typeof signNext>>) => {
  const isTaken = await chain.broadcast(signed);
  await node.mine(1);
  return isTaken;
};

test("what is signed is known by its hash before it is sent", async () => {
  const signed = await signNext(1);
  expect(await chain.findAnchor(root(1), signed.hash)).toBeNull();
  expect(await chain.anchoredAt(root(1))).toBeNull();
  expect(await mineNow(signed)).toBe(true);
  const found = await chain.findAnchor(root(1), signed.hash);
  expect(found?.transaction).toBe(signed.hash);
  expect(await chain.blockOfAnchor(root(1), signed.hash)).toBe(found?.block);
  expect(await chain.blockOfAnchor(root(9), signed.hash)).toBeNull();
  expect(await chain.anchoredAt(root(1))).toBeGreaterThan(1_700_000_000n);
});

test("the same bytes may be sent again and again, before and after their block", async () => {
  const signed = await signNext(2);
  const before = await chain.usedNonces();
  for (let i = 0; i < 3; i++) expect(await chain.broadcast(signed)).toBe(true);
  await node.mine(1);
  for (let i = 0; i < 3; i++) expect(await chain.broadcast(signed)).toBe(true);
  expect(await chain.usedNonces()).toBe(before + 1n);
});

test("bytes forgotten by the node are taken again", async () => {
  const signed = await signNext(3);
  await chain.broadcast(signed);
  await node.drop(signed.hash);
  expect(await chain.broadcast(signed)).toBe(true);
  await node.mine(1);
  expect(await chain.findAnchor(root(3), signed.hash)).not.toBeNull();
});

test("bytes whose nonce was used by another transaction are given up", async () => {
  const lost = await signNext(4);
  await mineNow(await signNext(5));
  expect(await chain.broadcast(lost)).toBe(false);
  expect(await chain.findAnchor(root(4), lost.hash)).toBeNull();
});

test("a root that somebody else anchored first is found in his transaction", async () => {
  const first = await signNext(6);
  await mineNow(first);
  await node.mine(2);
  const second = await signNext(6);
  await mineNow(second);
  expect((await chain.findAnchor(root(6), second.hash))?.transaction).toBe(first.hash);
});

test("a block is final only when the chain says so", async () => {
  const signed = await signNext(7);
  await mineNow(signed);
  const found = await chain.findAnchor(root(7), signed.hash);
  expect(await chain.finalBlock()).toBeLessThan(found?.block ?? 0n);
  await node.mine(2);
  expect(await chain.finalBlock()).toBeGreaterThanOrEqual(found?.block ?? 0n);
});

test("an address without the contract's code is refused at the start", async () => {
  const rpcUrl = node.rpcUrl;
  const empty: Hex = `0x${"12".repeat(20)}`;
  await expect(Chain.open({ rpcUrl, contract: empty })).rejects.toThrow("no anchor contract");
  const client = createTestClient({ mode: "anvil", transport: http(rpcUrl) });
  await client.setCode({ address: empty, bytecode: "0x6001" });
  await expect(Chain.open({ rpcUrl, contract: empty })).rejects.toThrow("no anchor contract");
});

test("without a key one reads and cannot send", async () => {
  const reader = await Chain.open({ rpcUrl: node.rpcUrl, contract });
  expect(await reader.anchoredAt(root(99))).toBeNull();
  await expect(reader.terms()).rejects.toThrow("CHAIN_PRIVATE_KEY");
});
