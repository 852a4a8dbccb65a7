import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { DEV_KEY } from "#contracts/test/anvil.ts";
import { anvilProgram, chainAnswers, contractOn } from "#deploy/local/chain.ts";
import { openDataFolder } from "#deploy/local/data-folder.ts";
import { loginsOf, NAME } from "#deploy/local/database-part.ts";
import { addressFor, makeDatabase, withClient } from "#deploy/local/databases.ts";
import { freeBase, portsFrom } from "#deploy/local/ports.ts";
import { type PostgresServer, startPostgres } from "#deploy/local/postgres.ts";
import { until } from "#deploy/local/processes.ts";
import { loadSecrets } from "#deploy/local/secrets.ts";
import { closeDatabase } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { makeRunnerTables } from "./restore.ts";

/** What runs on a data folder: the database and the chain, and this process pointed at both. */
export type Ran = Readonly<{
  admin: pg.Pool;
  adminUrl: string;
  rpcUrl: string;
  stop: () => Promise<void>;
}>;

async function startChain(data: string, port: number): Promise<ChildProcess> {
  const place = ["--host", "127.0.0.1", "--port", `${port}`, "--chain-id", "31337"];
  const state = ["--state", join(data, "chain", "state.json"), "--state-interval", "1"];
  const child = spawn(anvilProgram(), [...place, ...state, "--slots-in-an-epoch", "1", "--quiet"]);
  await until(() => chainAnswers(`http://127.0.0.1:${port}`), 30_000);
  return child;
}

/** Starts what keeps an installation's facts on its data folder, and nothing else. */
export async function run(data: string): Promise<Ran> {
  const ports = portsFrom(String(await freeBase()));
  const secrets = loadSecrets(data);
  const server: PostgresServer = await startPostgres({
    folder: join(data, "postgres"),
    port: ports.postgres,
    password: secrets.superuserPassword,
    logFile: join(data, "logs", "postgres.log"),
  });
  const logins = loginsOf(secrets);
  await makeDatabase(server.adminUrl(), NAME, logins);
  const admin = new pg.Pool({ connectionString: server.adminUrl(NAME), max: 2 });
  const { rows } = await admin.query("SELECT to_regnamespace('runner') IS NULL AS missing");
  // Not over what was restored: it notes when it was last started.
  if (rows[0].missing) await makeRunnerTables(addressFor(server.adminUrl(), logins.owner, NAME));
  const node = await startChain(data, ports.chain);
  const rpcUrl = `http://127.0.0.1:${ports.chain}`;
  const contract = await contractOn(rpcUrl, DEV_KEY, join(data, "chain"));
  await closeDatabase();
  overrideEnv({
    DATABASE_URL: addressFor(server.adminUrl(), logins.app, NAME),
    STORAGE_PATH: join(data, "files"),
    KOPRO_SIGNING_KEY: secrets.signingKey,
    ...{ CHAIN_RPC_URL: rpcUrl, CHAIN_CONTRACT: contract, CHAIN_PRIVATE_KEY: DEV_KEY },
  });
  const stop = async () => {
    await closeDatabase();
    await admin.end();
    node.kill("SIGTERM");
    await once(node, "exit");
    await server.stop();
  };
  return { admin, adminUrl: server.adminUrl(NAME), rpcUrl, stop };
}

/** A folder for installations that is gone afterwards. */
export function passingFolder(): Readonly<{ path: string; remove: () => void }> {
  const path = mkdtempSync(join(tmpdir(), "koprogo-backup-"));
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** An installation that was never started. */
export function newInstallation(path: string): string {
  openDataFolder(path);
  writeFileSync(join(path, "story"), "none");
  return path;
}

/** What a column may hold that a careless copy would not bring back. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  text: ["l'été «\\N» \"\t\n\r\\ \\x41 €𝄞", "", " NULL "],
  bigint: ["9223372036854775807", "-9223372036854775808", "9007199254740993"],
  integer: ["2147483647", "-1", "0"],
  smallint: ["1", "2", "3"],
  boolean: ["true", "false", "true"],
  date: ["2024-02-29", "0044-03-15 BC", "9999-12-31"],
  bytea: ["\\x00ff0a0d5c", "\\x", "\\x27"],
  jsonb: ['{"a": [1.50, null, "\\\\ \\" é"], "b": 12345678901234567890}', '"x"', "[]"],
  json: ['{"z": 1,   "a": 1.0}', "null", "[ ]"],
  "text[]": ['{"a,b","\\"","NULL",NULL}', "{}", "{é}"],
  interval: ["1 mon 2 days 03:04:05.678", "-00:00:01", "0"],
  numeric: ["1234567890123456789.000000001", "-0.1", "0.00"],
  "double precision": ["0.1", "1e-300", "-0"],
};

function oddValue(type: string, n: number): string | null {
  if (type === "uuid") return crypto.randomUUID();
  if (type === "uuid[]") return `{${crypto.randomUUID()}}`;
  if (type.startsWith("timestamp")) return `2026-10-25 0${n}:30:00.123+00`;
  const values = VALUES[type] ?? (type.startsWith("character") ? VALUES.text : undefined);
  return values?.[n % 3] ?? null;
}

type Column = Readonly<{ name: string; type: string; labels: readonly string[] }>;

/** Rows of odd values in every table that takes them, whatever its foreign keys say. */
export function fillOddly(adminUrl: string): Promise<number> {
  return withClient(adminUrl, async (client) => {
    await client.query("SET session_replication_role = replica");
    const tables = await client.query<{ table: string; columns: Column[] }>(
      `SELECT c.oid::regclass::text AS table, jsonb_agg(jsonb_build_object('name', a.attname,
         'type', format_type(a.atttypid, NULL), 'labels', coalesce((SELECT jsonb_agg(enumlabel)
           FROM pg_enum WHERE enumtypid = a.atttypid), '[]'))) AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
         AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
         -- One row only is ever in the second.
         AND c.relname NOT IN ('_prisma_migrations', 'relay_mark') GROUP BY c.oid`,
    );
    let filled = 0;
    for (const { table, columns } of tables.rows) {
      for (let n = 0; n < 3; n += 1) filled += await fillRow(client, table, columns, n);
    }
    return filled;
  });
}

/** One row, unless a check of the table refuses it: then it is none that it could hold. */
async function fillRow(
  client: pg.Client,
  table: string,
  columns: readonly Column[],
  n: number,
): Promise<number> {
  const odd = ({ type, labels }: Column) => labels[n % (labels.length || 1)] ?? oddValue(type, n);
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const places = columns.map(({ type }, index) => `$${index + 1}::${type}`).join(", ");
  const insert = `INSERT INTO ${table} (${names}) VALUES (${places})`;
  return client.query(insert, columns.map(odd)).then(
    () => 1,
    () => 0,
  );
}
