import { createHash } from "node:crypto";
import {
  closeSync,
  createWriteStream,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Pack, pack } from "tar-stream";
import { withClient } from "#deploy/local/databases.ts";
import { StartTrouble, systemCode } from "#deploy/local/trouble.ts";
import {
  ABOUT,
  About,
  FORMAT,
  fileName,
  MANIFEST,
  type Manifest,
  partName,
  type TableOf,
} from "./format.ts";
import { chainKeptSince, serve } from "./installation.ts";
import { type Sealing, seal } from "./seal.ts";
import { AS_TEXT, partsOf, sequencesOf, tablesOf, talliedAs } from "./tables.ts";

export type BackupOptions = Readonly<{
  /** The data folder of the installation. */
  data: string;
  /** Where its files are, when elsewhere. */
  files: string;
  version: string;
  output: string;
  sealing: Sealing;
}>;

/** What is made again at every start, or is written in another form: never copied. */
const LEFT_OUT = /^(postgres|postgresql-[^/]*|logs|running\.json|files)(\/|$)|\.part$/;

type Member = Manifest["members"][number];

/** Adds members to the archive, each noted with its size and fingerprint. */
function noting(archive: Pack) {
  const members: Member[] = [];
  const add = (name: string, bytes: Buffer, isNoted = true) =>
    new Promise<void>((resolve, reject) => {
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      if (isNoted) members.push({ name, size: bytes.length, sha256 });
      const entry = { name, size: bytes.length, mode: 0o600, mtime: new Date(0) };
      archive.entry(entry, bytes, (error) => (error ? reject(error) : resolve()));
    });
  return { members, add };
}

type Noting = ReturnType<typeof noting>;

async function addTables(adminUrl: string, version: string, { add }: Noting) {
  return withClient(adminUrl, async (client) => {
    await client.query(AS_TEXT);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const { rows } = await client.query<{ at: string; postgres: string }>(
      `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at,
         current_setting('server_version') AS postgres`,
    );
    const moment = Date.now();
    const applied = await client.query<{ name: string }>(
      "SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1",
    );
    const migrations = applied.rows.map(({ name }) => name);
    const about = About.parse({
      product: "koprogo",
      format: FORMAT,
      version,
      migrations,
      ...rows[0],
    });
    await add(ABOUT, Buffer.from(JSON.stringify(about, null, 2)));
    const tables: TableOf[] = [];
    for (const table of await tablesOf(client)) {
      const tally = talliedAs(table);
      let number = 0;
      for await (const lines of partsOf(client, table)) {
        number += 1;
        await add(partName(table, number), tally.add(lines));
      }
      tables.push(tally.end());
    }
    const sequences = [...(await sequencesOf(client))];
    return { about, tables, sequences, moment };
  });
}

/** The bytes of a file; undefined for one that a retention took away meanwhile. */
function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

async function addFolder(folder: string, prefix: string, { add }: Noting): Promise<void> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const place = prefix + relative(folder, path).split(sep).join("/");
    if (!entry.isFile() || (prefix === "" && LEFT_OUT.test(place))) continue;
    const bytes = bytesOf(path);
    if (bytes) await add(fileName(place), bytes);
  }
}

async function fill(archive: Pack, { data, files, version }: BackupOptions): Promise<Manifest> {
  const server = await serve(data);
  try {
    const noted = noting(archive);
    const { moment, ...said } = await addTables(server.adminUrl, version, noted);
    // After the rows: a file is kept before its row, so that none is missing.
    await addFolder(files, "files/", noted);
    if (server.isRunning) await chainKeptSince(data, moment);
    await addFolder(data, "", noted);
    const manifest: Manifest = { ...said, members: noted.members };
    await noted.add(MANIFEST, Buffer.from(JSON.stringify(manifest)), false);
    archive.finalize();
    return manifest;
  } finally {
    await server.release();
  }
}

/** What was written is on the disk before it bears its name. */
function settle(part: string, output: string): void {
  for (const path of [part, dirname(output)]) {
    const open = openSync(path, "r");
    fsyncSync(open);
    closeSync(open);
  }
  renameSync(part, output);
}

/**
 * Writes a backup of an installation, running or not: one sealed file, whole or not there at all.
 * @throws StartTrouble
 */
export async function writeBackup(options: BackupOptions): Promise<Manifest> {
  const part = `${options.output}.part`;
  const archive = pack();
  try {
    const sealed = await seal(Readable.from(archive), options.sealing);
    const target = createWriteStream(part, { mode: 0o600 });
    const [manifest] = await Promise.all([
      fill(archive, options).catch((error: unknown) => {
        archive.destroy();
        throw error;
      }),
      pipeline(sealed, target),
    ]);
    settle(part, options.output);
    return manifest;
  } catch (error) {
    rmSync(part, { force: true });
    if (systemCode(error) === "ENOENT") {
      throw new StartTrouble(`The folder of ${options.output} is not there: make it first.`, {
        cause: error,
      });
    }
    throw error;
  }
}
