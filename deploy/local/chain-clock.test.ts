import { afterAll, beforeAll, expect, test } from "vitest";
import { deployAnchor } from "#contracts/script/deploy.ts";
import { type Anvil, DEV_KEY, startAnvil } from "#contracts/test/anvil.ts";
import { Chain } from "#server/platform/chain.ts";
import { settle } from "./chain-clock.ts";

let node: Anvil;
beforeAll(async () => {
  node = await startAnvil();
});
afterAll(() => node.stop());

test("what is anchored becomes final, and an idle chain does not grow", async () => {
  const contract = await deployAnchor(node.rpcUrl, DEV_KEY);
  const chain = await Chain.open({ rpcUrl: node.rpcUrl, contract, privateKey: DEV_KEY });
  const terms = await chain.terms();
  const root = new Uint8Array(32).fill(1);
  const signed = await chain.sign(root, terms.firstNonce, terms);
  await chain.broadcast(signed);
  const found = await chain.findAnchor(root, signed.hash);
  expect(await settle(node.rpcUrl)).toBe(true);
  expect(await chain.finalBlock()).toBe(found?.block);
  expect(await settle(node.rpcUrl)).toBe(false);
  expect(await settle(node.rpcUrl)).toBe(false);
});
