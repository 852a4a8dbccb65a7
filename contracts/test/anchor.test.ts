import fc from "fast-check";
import {
  type Address,
  createTestClient,
  type Hex,
  http,
  parseEventLogs,
  publicActions,
  walletActions,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anchorAbi, anchorBytecode, anchorRuntime } from "#server/platform/anchor-abi.ts";
import { type Anvil, DEV_KEY, startAnvil } from "./anvil.ts";

let node: Anvil;
let address: Address;

const connect = () =>
  createTestClient({
    mode: "anvil",
    account: privateKeyToAccount(DEV_KEY),
    transport: http(node.rpcUrl),
  })
    .extend(publicActions)
    .extend(walletActions);
let client: ReturnType<typeof connect>;

beforeAll(async () => {
  node = await startAnvil();
  address = node.contract;
  client = connect();
});
afterAll(() => node.stop());

const root = (n: number): Hex => `0x${n.toString(16).padStart(64, "0")}`;
const anchoredAt = (of: Hex) =>
  client.readContract({ address, abi: anchorAbi, functionName: "anchoredAt", args: [of] });
async function anchor(of: Hex) {
  const request = { address, abi: anchorAbi, functionName: "anchor", args: [of] } as const;
  await client.simulateContract(request);
  const hash = await client.writeContract({ ...request, chain: null });
  await node.mine(1);
  return client.getTransactionReceipt({ hash });
}

test("an anchored root has the time of its block, and says so once", async () => {
  const receipt = await anchor(root(1));
  const { timestamp } = await client.getBlock({ blockNumber: receipt.blockNumber });
  expect(await anchoredAt(root(1))).toBe(timestamp);
  const events = parseEventLogs({ abi: anchorAbi, logs: receipt.logs });
  expect(events.map(({ args }) => args)).toEqual([{ root: root(1) }]);
  expect(receipt.gasUsed).toBeLessThan(100_000n);
});

test("nothing and the same root twice are refused", async () => {
  await expect(anchor(root(0))).rejects.toThrow("NothingToAnchor");
  await anchor(root(2));
  const first = await anchoredAt(root(2));
  await node.mine(3);
  await expect(anchor(root(2))).rejects.toThrow("AlreadyAnchored");
  expect(await anchoredAt(root(2))).toBe(first);
});

test("it takes no money and knows no other call", async () => {
  await expect(client.sendTransaction({ to: address, value: 1n, chain: null })).rejects.toThrow();
  await expect(client.call({ to: address, data: "0x8da5cb5b" })).rejects.toThrow();
});

test("what runs is what was compiled, and it is small", async () => {
  expect(await client.getCode({ address })).toBe(anchorRuntime);
  expect(anchorBytecode.length / 2).toBeLessThan(1_000);
});

test("invariant: after any calls, a root has the time of its first success and only that", async () => {
  const first = new Map<Hex, bigint>();
  const calls = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(calls, async (picks) => {
      for (const pick of picks) {
        const of = root(pick === 0 ? 0 : 1_000 + pick);
        const accepted = await anchor(of).then(
          () => true,
          () => false,
        );
        expect(accepted).toBe(pick !== 0 && !first.has(of));
        if (accepted) first.set(of, await anchoredAt(of));
      }
      for (const [of, time] of first) expect(await anchoredAt(of)).toBe(time);
      expect(await anchoredAt(root(0))).toBe(0n);
    }),
    { seed: 31337, numRuns: 6 },
  );
});

test("any other root is unknown", async () => {
  const roots = fc.uint8Array({ minLength: 32, maxLength: 32 });
  await fc.assert(
    fc.asyncProperty(roots, async (bytes) => {
      expect(await anchoredAt(`0x${Buffer.from(bytes).toString("hex")}`)).toBe(0n);
    }),
    { seed: 31337, numRuns: 15 },
  );
});
