import { createTestClient, http, publicActions } from "viem";

const PERIOD_MS = 2_000;

function connect(rpcUrl: string) {
  return createTestClient({ mode: "anvil", transport: http(rpcUrl, { retryCount: 0 }) }).extend(
    publicActions,
  );
}

/**
 * A chain of one machine has nobody else on it: without blocks after it, no block would ever be
 * final. Adds the two empty ones that the newest lacks, when it holds something.
 * @returns whether it did.
 */
export async function settle(rpcUrl: string): Promise<boolean> {
  const client = connect(rpcUrl);
  const { transactions } = await client.getBlock({ blockTag: "latest" });
  if (transactions.length === 0) return false;
  await client.mine({ blocks: 2 });
  return true;
}

/** Settles what is new until the program ends. */
export function keepSettling(rpcUrl: string): void {
  // A chain that does not answer is started again by its crew, and settled at the next look.
  const look = () => void settle(rpcUrl).catch(() => false);
  setInterval(look, PERIOD_MS).unref();
}
