import { spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { ownFolder, type ServerAccount, serverAccount } from "./postgres-account.ts";
import { postgresBinaries } from "./postgres-binaries.ts";
import { commandOf, endProcess, isAlive, until } from "./processes.ts";
import { StartTrouble } from "./trouble.ts";

export type PostgresServer = Readonly<{
  pid: number;
  /** The address of a database on this server, as its superuser. */
  adminUrl: (database?: string) => string;
  /** Resolves when the server ends, asked or not. */
  ended: Promise<void>;
  stop: () => Promise<void>;
}>;

export type PostgresOptions = Readonly<{
  /** The cluster's own folder; the folder above it must be reachable by the server's account. */
  folder: string;
  port: number;
  /** The superuser's, used when the cluster is made. */
  password: string;
  logFile: string;
  /** For throw-away clusters: nothing waits for the disk. */
  fleeting?: boolean;
}>;

const RELAXED = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "wal_level=minimal",
  "max_wal_senders=0",
];
const SETTINGS = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"];

/** The server takes nothing from our environment but where programs are found. */
function childEnv(): NodeJS.ProcessEnv {
  return { NODE_ENV: "production", PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
}

/** Makes the cluster beside its place and moves it there, so that half a cluster is never used. */
function initialise(options: PostgresOptions, initdb: string, account: ServerAccount | undefined) {
  const part = `${options.folder}.part`;
  const passwordFile = `${options.folder}.password`;
  rmSync(part, { recursive: true, force: true });
  ownFolder(part, account);
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  if (account) chownSync(passwordFile, account.uid, account.gid);
  const made = spawnSync(
    initdb,
    [
      `--pgdata=${part}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=icu",
      "--icu-locale=und",
      ...(options.fleeting ? ["--no-sync"] : []),
    ],
    { ...account, cwd: dirname(part), encoding: "utf8", env: childEnv() },
  );
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    const said = `${made.error?.message ?? made.stderr}`.trim().split("\n").at(-1);
    throw new StartTrouble(`The database could not be made in ${options.folder}: ${said}`);
  }
  renameSync(part, options.folder);
}

/**
 * Deals with what an earlier server left: one that outlived its supervisor is stopped, the mark
 * of a dead one is removed even where another program now has its number.
 */
export async function clearStale(folder: string): Promise<void> {
  const mark = join(folder, "postmaster.pid");
  if (!existsSync(mark)) return;
  const pid = Number(readFileSync(mark, "utf8").split("\n")[0]);
  const command = Number.isInteger(pid) && pid > 0 && isAlive(pid) ? commandOf(pid) : "";
  if (command.includes("postgres") && command.includes(folder))
    await endProcess(pid, "SIGINT", 30_000);
  rmSync(mark, { force: true });
}

function lastWords(logFile: string): string {
  const lines = readFileSync(logFile, "utf8").trim().split("\n").slice(-20);
  const fatal = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? "";
  return fatal.replace(/^.*?(FATAL|PANIC):\s*/, "").trim();
}

/** The server writes `ready` on the eighth line of its mark once it takes connections. */
function isReady(folder: string, pid: number): boolean {
  try {
    const lines = readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n");
    return lines[0] === String(pid) && lines[7]?.trim() === "ready";
  } catch {
    return false;
  }
}

/** Starts a PostgreSQL server over its folder, made when missing. @throws StartTrouble */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const account = serverAccount();
  const { initdb, postgres } = postgresBinaries(account, dirname(options.folder));
  if (!existsSync(join(options.folder, "PG_VERSION"))) initialise(options, initdb, account);
  await clearStale(options.folder);
  const log = openSync(options.logFile, "a", 0o600);
  const settings = [...SETTINGS, ...(options.fleeting ? RELAXED : [])].flatMap((pair) => [
    "-c",
    pair,
  ]);
  const child = spawn(postgres, ["-D", options.folder, "-p", String(options.port), ...settings], {
    ...account,
    cwd: options.folder,
    detached: true,
    stdio: ["ignore", log, log],
    env: childEnv(),
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const { pid } = child;
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  if (pid !== undefined)
    await until(() => !isRunning() || isReady(options.folder, pid), 120_000, 20);
  if (pid === undefined || !isRunning()) {
    throw new StartTrouble(
      `The database did not start: ${lastWords(options.logFile)} (${options.logFile})`,
    );
  }
  const password = encodeURIComponent(options.password);
  return {
    pid,
    adminUrl: (database = "postgres") =>
      `postgresql://postgres:${password}@127.0.0.1:${options.port}/${database}`,
    ended,
    stop: async () => {
      if (isRunning()) await endProcess(pid, options.fleeting ? "SIGQUIT" : "SIGINT", 30_000);
    },
  };
}
