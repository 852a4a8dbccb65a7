import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { openDataFolder } from "#deploy/local/data-folder.ts";
import { loginsOf, NAME } from "#deploy/local/database-part.ts";
import { addressFor, makeDatabase, withClient } from "#deploy/local/databases.ts";
import { migrationNames } from "#deploy/local/migrate.ts";
import { freeBase, portsFrom } from "#deploy/local/ports.ts";
import { clearStale, startPostgres } from "#deploy/local/postgres.ts";
import { takeFolder } from "#deploy/local/running.ts";
import { loadSecrets } from "#deploy/local/secrets.ts";
import { StartTrouble } from "#deploy/local/trouble.ts";
import { openQueue } from "#inngest/runner/queue.ts";
import { createTables } from "#inngest/runner/store.ts";
import { type Manifest, placeOf } from "./format.ts";
import { readBackup, type Taken } from "./read.ts";
import type { Opening } from "./seal.ts";
import { AS_TEXT, enterPart, type Found, relation, tablesOf, tallyOf } from "./tables.ts";

export type RestoreOptions = Readonly<{
  file: string;
  opening: Opening;
  /** The data folder to fill. */
  data: string;
  /** Renames a data folder that holds something instead of refusing. */
  replace: boolean;
}>;

/** Goes through a backup and writes nothing. @throws StartTrouble */
export function checkBackup(file: string, opening: Opening): Promise<Manifest> {
  return readBackup(file, opening, migrationNames());
}

const isFilled = (folder: string) => existsSync(folder) && readdirSync(folder).length > 0;

async function assertFree(data: string, replace: boolean): Promise<void> {
  if (!isFilled(data)) return;
  if (!replace) {
    throw new StartTrouble(
      `${data} holds something: restore into an empty folder, or add --replace, which renames this one and deletes nothing.`,
    );
  }
  // Refused while somebody runs on it; what a killed start left is ended.
  const mark = await takeFolder(data);
  await clearStale(join(data, "postgres"));
  mark.clear();
}

/** The tables of the job runner are its own, not the migrations'. */
export async function makeRunnerTables(ownerUrl: string): Promise<void> {
  const queue = await openQueue(ownerUrl, () => undefined);
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  try {
    await createTables(pool);
  } finally {
    await queue.stop();
    await pool.end();
  }
}

/** The table of the database that one of the manifest is read into. @throws StartTrouble */
function targetOf(found: readonly Found[], { schema, name, columns }: Manifest["tables"][number]) {
  const table = found.find((other) => other.schema === schema && other.name === name);
  if (!table || columns.some((column) => !table.columns.includes(column))) {
    throw new StartTrouble(
      `This version of KoproGo keeps ${schema}.${name} otherwise than the backup does: restore with the version that made it, then install this one.`,
    );
  }
  return { ...table, columns };
}

type Targets = ReadonlyMap<string, Found>;

async function emptyTables(client: pg.Client, manifest: Manifest): Promise<Targets> {
  const found = await tablesOf(client);
  const targets = manifest.tables.map((table) => targetOf(found, table));
  await client.query(AS_TEXT);
  // What follows is rows that were checked when they were first written, in any order.
  await client.query("SET session_replication_role = replica");
  await client.query(`TRUNCATE ${found.map(relation).join(", ")}`);
  return new Map(targets.map((table) => [`${table.schema}.${table.name}`, table]));
}

function writeFile(folder: string, place: string, bytes: Buffer): void {
  const path = join(folder, place);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, bytes, { mode: 0o600 });
}

/** Puts one member where it belongs. */
async function put(client: pg.Client, targets: Targets, folder: string, { name, bytes }: Taken) {
  const place = placeOf(name);
  if (place) return writeFile(folder, place, bytes);
  const table = targets.get(name.split("/")[1] ?? "");
  if (table) await enterPart(client, table, bytes.toString("utf8").trimEnd().split("\n"));
}

/** Every row is what it was, and there is no other. @throws StartTrouble */
async function assertSame(client: pg.Client, manifest: Manifest, targets: Targets): Promise<void> {
  await client.query("BEGIN");
  for (const table of await tablesOf(client)) {
    const name = `${table.schema}.${table.name}`;
    const said = manifest.tables.find((other) => `${other.schema}.${other.name}` === name);
    const now = await tallyOf(client, targets.get(name) ?? table);
    if (now.rows === (said?.rows ?? 0) && (!said || now.sha256 === said.sha256)) continue;
    throw new StartTrouble(
      `The rows of ${name} are not those of the backup once read in, so nothing was restored.`,
    );
  }
  await client.query("COMMIT");
}

/**
 * Transaction numbers are the server's, not the installation's. The relay compares them: left as
 * they were, what is recorded from now on would count as long since passed on.
 */
async function renumber(client: pg.Client): Promise<void> {
  await client.query("UPDATE relay_mark SET xid = 0");
  await client.query(
    `UPDATE audit_event e SET xid = 0
     WHERE NOT EXISTS (SELECT FROM audit_link l WHERE l.event_id = e.id)`,
  );
}

async function fillDatabase(options: RestoreOptions, folder: string, manifest: Manifest) {
  const secrets = loadSecrets(folder);
  const { postgres: port } = portsFrom(String(await freeBase()));
  const server = await startPostgres({
    folder: join(folder, "postgres"),
    port,
    password: secrets.superuserPassword,
    logFile: join(folder, "logs", "postgres.log"),
  });
  try {
    const logins = loginsOf(secrets);
    await makeDatabase(server.adminUrl(), NAME, logins, manifest.about.migrations);
    if (manifest.tables.some(({ schema }) => schema === "runner")) {
      await makeRunnerTables(addressFor(server.adminUrl(), logins.owner, NAME));
    }
    await withClient(server.adminUrl(NAME), async (client) => {
      const targets = await emptyTables(client, manifest);
      const take = (member: Taken) => put(client, targets, folder, member);
      await readBackup(options.file, options.opening, migrationNames(), take);
      for (const { schema, name, last } of manifest.sequences) {
        await client.query("SELECT setval($1::regclass, $2)", [relation({ schema, name }), last]);
      }
      await assertSame(client, manifest, targets);
      await renumber(client);
      await client.query("ANALYZE");
    });
  } finally {
    await server.stop();
  }
}

/** Gives the filled folder its name; the one that bore it is kept under another. */
function takePlace(filled: string, data: string): string | undefined {
  if (!existsSync(data)) {
    renameSync(filled, data);
    return undefined;
  }
  if (!isFilled(data)) {
    rmdirSync(data);
    renameSync(filled, data);
    return undefined;
  }
  const before = `${data}.before-${new Date().toISOString().replaceAll(/[:.]/g, "")}`;
  renameSync(data, before);
  try {
    renameSync(filled, data);
  } catch (error) {
    renameSync(before, data);
    throw error;
  }
  return before;
}

/**
 * Reads a backup into a data folder: all of it is found whole first, then made beside and compared
 * row by row, and only then given its place.
 * @returns the manifest, and where a folder that held something is now.
 * @throws StartTrouble; the data folder is then as it was.
 */
export async function restoreBackup(
  options: RestoreOptions,
): Promise<Readonly<{ manifest: Manifest; before: string | undefined }>> {
  const { file, opening, data, replace } = options;
  await assertFree(data, replace);
  let secrets: Buffer | undefined;
  const manifest = await readBackup(file, opening, migrationNames(), async ({ name, bytes }) => {
    if (placeOf(name) === "secrets.json") secrets = bytes;
  });
  if (!secrets) throw new StartTrouble("This file is not a backup of a whole installation.");
  const folder = `${data}.restoring`;
  // What an earlier restore that was killed left.
  if (existsSync(folder)) {
    await takeFolder(folder);
    await clearStale(join(folder, "postgres"));
    rmSync(folder, { recursive: true });
  }
  openDataFolder(folder);
  const mark = await takeFolder(folder);
  try {
    writeFile(folder, "secrets.json", secrets);
    await fillDatabase(options, folder, manifest);
    mark.clear();
    return { manifest, before: takePlace(folder, data) };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
