import { afterAll, beforeAll, expect, test } from "vitest";
import { type Anvil, DEV_KEY, startAnvil } from "#contracts/test/anvil.ts";
import { Chain } from "#server/platform/chain.ts";
import { settle } from "./chain-clock.ts";

let node: Anvil;
beforeAll(async () => {
  node = await startAnvil();
});
afterAll(() => node.stop());

test("what is anchored becomes final, and an idle chain does not grow", async () => {
  const { rpcUrl, contract } = node;
  const chain = await Chain.open({ rpcUrl, contract, privateKey: DEV_KEY });
  const terms = await chain.terms();
  const root = new Uint8Array(32).fill(1);
  const signed = await chain.sign(root, terms.firstNonce, terms);
  await chain.broadcast(signed);
  await node.mine(1);
  const found = await chain.findAnchor(root, signed.hash);
  expect(await settle(rpcUrl)).toBe(true);
  expect(await chain.finalBlock()).toBe(found?.block);
  expect(await settle(rpcUrl)).toBe(false);
  expect(await settle(rpcUrl)).toBe(false);
});
