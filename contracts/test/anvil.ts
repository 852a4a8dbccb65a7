import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { createTestClient, type Hex, http } from "viem";

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
  /** Adds empty blocks: a block is final two after it. */
  mine: (blocks: number) => Promise<void>;
  /** Forgets a transaction that waits, as a node may at any time. */
  drop: (hash: Hex) => Promise<void>;
  /** Keeps the chain as it is; the result takes it back there, as a machine whose power failed. */
  remember: () => Promise<() => Promise<void>>;
  /** Blocks at each transaction, or only when `mine` says so. */
  setAutomine: (on: boolean) => Promise<void>;
  stop: () => Promise<void>;
}>;

/** A node of one test file's own, on a free port, with nothing in it. */
export async function startAnvil(): Promise<Anvil> {
  const flags = ["--port", "0", "--chain-id", "31337", "--slots-in-an-epoch", "1"];
  const child = spawn(anvilBinary(), flags, { stdio: ["ignore", "pipe", "inherit"] });
  let rpcUrl = "";
  for await (const line of createInterface({ input: child.stdout })) {
    const [, address] = /^Listening on (\S+)$/.exec(line) ?? [];
    if (!address) continue;
    rpcUrl = `http://${address}`;
    break;
  }
  child.stdout.resume();
  const client = createTestClient({ mode: "anvil", transport: http(rpcUrl) });
  return {
    rpcUrl,
    mine: (blocks) => client.mine({ blocks }),
    drop: (hash) => client.dropTransaction({ hash }),
    remember: async () => {
      const id = await client.snapshot();
      return () => client.revert({ id });
    },
    setAutomine: (on) => client.setAutomine(on),
    stop: async () => {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}
