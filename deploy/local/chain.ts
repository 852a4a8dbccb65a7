import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createPublicClient, http, isAddress } from "viem";
import { deployAnchor } from "#contracts/script/deploy.ts";
import { StartTrouble } from "./trouble.ts";

/** The node's own program: its wrapper does not pass signals on. */
export function anvilProgram(): string {
  const { platform, arch } = process;
  const name = `@foundry-rs/anvil-${platform}-${arch === "x64" ? "amd64" : arch}`;
  const near = createRequire(
    createRequire(import.meta.url).resolve("@foundry-rs/anvil/package.json"),
  );
  try {
    const folder = dirname(near.resolve(`${name}/package.json`));
    return join(folder, "bin", platform === "win32" ? "anvil.exe" : "anvil");
  } catch (error) {
    throw new StartTrouble(
      `The local chain is not installed for this machine (${name}): run npm ci again, or give CHAIN_RPC_URL.`,
      { cause: error },
    );
  }
}

/** Its options: state kept every five seconds, a block final two after it. */
export function anvilOptions(port: number, folder: string): string[] {
  const state = ["--state", join(folder, "state.json"), "--state-interval", "5"];
  const place = ["--host", "127.0.0.1", "--port", String(port), "--chain-id", "31337"];
  return [...place, ...state, "--slots-in-an-epoch", "1", "--quiet"];
}

export async function chainAnswers(rpcUrl: string): Promise<boolean> {
  const client = createPublicClient({ transport: http(rpcUrl, { retryCount: 0, timeout: 1000 }) });
  return client.getChainId().then(
    () => true,
    () => false,
  );
}

/** The address of the contract on the local chain, put there when it is missing. */
export async function contractOn(
  rpcUrl: string,
  privateKey: string,
  folder: string,
): Promise<string> {
  const file = join(folder, "contract");
  const known = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (isAddress(known)) {
    const client = createPublicClient({ transport: http(rpcUrl) });
    if (await client.getCode({ address: known })) return known;
  }
  const address = await deployAnchor(rpcUrl, `0x${privateKey.replace(/^0x/, "")}`);
  writeFileSync(file, `${address}\n`);
  return address;
}
