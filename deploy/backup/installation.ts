import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { NAME } from "#deploy/local/database-part.ts";
import { addressFor } from "#deploy/local/databases.ts";
import { freeBase, portsFrom } from "#deploy/local/ports.ts";
import { startPostgres } from "#deploy/local/postgres.ts";
import { commandOf, isAlive, until } from "#deploy/local/processes.ts";
import { takeFolder } from "#deploy/local/running.ts";
import { loadSecrets } from "#deploy/local/secrets.ts";
import { StartTrouble } from "#deploy/local/trouble.ts";

/** A server that answers for a data folder, as its superuser: row-level security binds its owner. */
export type Served = Readonly<{
  adminUrl: string;
  /** Whether it was running before it was asked for. */
  isRunning: boolean;
  release: () => Promise<void>;
}>;

/** The port on which the embedded server of a data folder answers; undefined while it is stopped. */
function runningPort(data: string): number | undefined {
  const cluster = join(data, "postgres");
  const mark = join(cluster, "postmaster.pid");
  if (!existsSync(mark)) return undefined;
  const [pid = "", , , port = ""] = readFileSync(mark, "utf8").split("\n");
  const isOurs = isAlive(Number(pid)) && commandOf(Number(pid)).includes(cluster);
  return isOurs ? Number(port) : undefined;
}

/** The running server of a data folder, or one started for this. @throws StartTrouble */
export async function serve(data: string): Promise<Served> {
  const password = loadSecrets(data).superuserPassword;
  const superuser = { user: "postgres", password };
  const at = (port: number) => addressFor(`postgresql://127.0.0.1:${port}/`, superuser, NAME);
  const running = runningPort(data);
  if (running) return { adminUrl: at(running), isRunning: true, release: async () => undefined };
  const mark = await takeFolder(data);
  const { postgres: port } = portsFrom(String(await freeBase()));
  const server = await startPostgres({
    folder: join(data, "postgres"),
    port,
    password,
    logFile: join(data, "logs", "postgres.log"),
  });
  mark.add(server.pid);
  const release = async () => {
    await server.stop();
    mark.clear();
  };
  return { adminUrl: at(port), isRunning: false, release };
}

/** Read whole and well formed: the node writes it anew every few seconds. */
function isWhole(file: string): boolean {
  try {
    JSON.parse(readFileSync(file, "utf8"));
    return true;
  } catch {
    return false;
  }
}

/**
 * Waits until the local chain, while it runs, has kept all that it held at a moment: what the
 * database calls anchored then is in it.
 */
export async function chainKeptSince(data: string, moment: number): Promise<void> {
  const file = join(data, "chain", "state.json");
  // The contract is noted as soon as there is a chain, its state some seconds later.
  if (!existsSync(join(data, "chain", "contract"))) return;
  // A second more: it may have begun to write just before.
  const wroteAt = () => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const isKept = () => wroteAt() > moment + 1_000 && isWhole(file);
  if (await until(isKept, 30_000, 200)) return;
  throw new StartTrouble(
    "The local chain has not kept its state for half a minute: look at logs/chain.log, then repeat.",
  );
}
