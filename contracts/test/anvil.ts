import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { type Address, createTestClient, type Hex, http } from "viem";
import { deployAnchor } from "#contracts/script/deploy.ts";

/** The first of the development accounts that every local node funds: known to all, worth nothing. */
export const DEV_KEY: Hex = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

/** The node's own binary: its wrapper does not pass signals on. */
export function anvilBinary(): string {
  const { platform, arch } = process;
  const name = `@foundry-rs/anvil-${platform}-${arch === "x64" ? "amd64" : arch}`;
  const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  return join(folder, "bin", platform === "win32" ? "anvil.exe" : "anvil");
}

export type Anvil = Readonly<{
  rpcUrl: string;
  /** The address of the anchor contract. */
  contract: Address;
  /** Adds blocks, the first with all that waits: a block is final two after it. */
  mine: (blocks: number) => Promise<void>;
  /** Forgets a transaction that waits, as a node may at any time. */
  drop: (hash: Hex) => Promise<void>;
  /** Keeps the chain as it is; the result takes it back there, as a machine whose power failed. */
  remember: () => Promise<() => Promise<void>>;
  stop: () => Promise<void>;
}>;

/**
 * A node of one test file's own, on a free port, with the contract and nothing else in it. It makes
 * a block only when `mine` says so: by itself it makes one a moment after it took a transaction,
 * and whoever looks meanwhile sees now this, now that.
 */
export async function startAnvil(): Promise<Anvil> {
  const flags = ["--port", "0", "--chain-id", "31337", "--slots-in-an-epoch", "1"];
  const child = spawn(anvilBinary(), flags, { stdio: ["ignore", "pipe", "inherit"] });
  const gone = once(child, "exit");
  let rpcUrl = "";
  for await (const line of createInterface({ input: child.stdout })) {
    const [, address] = /^Listening on (\S+)$/.exec(line) ?? [];
    if (!address) continue;
    rpcUrl = `http://${address}`;
    break;
  }
  if (rpcUrl === "") throw new Error("the test chain ended before it listened");
  child.stdout.resume();
  const client = createTestClient({ mode: "anvil", transport: http(rpcUrl) });
  const contract = await deployAnchor(rpcUrl, DEV_KEY);
  await client.setAutomine(false);
  return {
    rpcUrl,
    contract,
    mine: (blocks) => client.mine({ blocks }),
    drop: (hash) => client.dropTransaction({ hash }),
    remember: async () => {
      const id = await client.snapshot();
      return () => client.revert({ id });
    },
    stop: async () => {
      child.kill("SIGTERM");
      await gone;
    },
  };
}
