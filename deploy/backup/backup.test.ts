import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import type pg from "pg";
import { pack } from "tar-stream";
import { createTestClient, http } from "viem";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withClient } from "#deploy/local/databases.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { chain } from "#server/platform/chain.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { putFile } from "#server/platform/storage.ts";
import { systemOf } from "#server/platform/testing.ts";
import { repeats } from "#server/platform/testing-counts.ts";
import { seedHouse } from "#server/platform/testing-house.ts";
import { advanceAnchors, batchSealed } from "#server/proof/anchor/anchor.service.ts";
import { type Hash, leafOfBytes, sha256, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { rootOf } from "#server/proof/tree/tree.rules.ts";
import { sealTree } from "#server/proof/tree/tree.service.ts";
import { FORMAT, type Manifest } from "./format.ts";
import { checkBackup, restoreBackup } from "./restore.ts";
import { type Opening, type Sealing, seal } from "./seal.ts";
import { AS_TEXT, type Found, tablesOf, tallyOf } from "./tables.ts";
import { fillOddly, newInstallation, passingFolder, type Ran, run } from "./testing.ts";
import { writeBackup } from "./write.ts";

const folder = passingFolder();
const data = newInstallation(join(folder.path, "data"));
const again = join(folder.path, "again");
const file = join(folder.path, "whole.tar.age");
const machine = systemOf();

let opening: Opening;
let sealing: Sealing;
let manifest: Manifest;
let before: Kept;
let root: Hash;

/** All that an installation keeps, to be compared: rows by table, files by place. */
type Kept = Readonly<{ tables: unknown; numbers: unknown; files: unknown }>;

const RENUMBERED = ["audit_event", "relay_mark"];

function keptOf({ adminUrl }: Ran, at: string): Promise<Kept> {
  return withClient(adminUrl, async (client) => {
    await client.query(AS_TEXT);
    await client.query("BEGIN");
    const without = (table: Found) => ({
      ...table,
      columns: table.columns.filter((name) => !RENUMBERED.includes(table.name) || name !== "xid"),
    });
    const tables = [];
    for (const table of await tablesOf(client)) tables.push(await tallyOf(client, without(table)));
    const numbers = await client.query(
      "SELECT schemaname, sequencename, last_value FROM pg_sequences ORDER BY 1, 2",
    );
    return { tables, numbers: numbers.rows, files: filesIn(at) };
  });
}

/** The chain writes its state anew all the time: what is in it is asked of the chain. */
const filesIn = (at: string) =>
  globSync("{files,mail,chain}/**/*", { cwd: at, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "state.json")
    .map((entry) => join(entry.parentPath, entry.name))
    .concat(join(at, "secrets.json"), join(at, "story"))
    .map((path) => [
      path.slice(at.length),
      createHash("sha256").update(readFileSync(path)).digest("hex"),
    ])
    .sort();

const relayed = async (admin: pg.Pool): Promise<string[]> => {
  const { rows } = await admin.query<{ id: string }>("SELECT id FROM relay_take(1000)");
  const ids = rows.map(({ id }) => id);
  await admin.query("SELECT relay_sent($1)", [ids]);
  return ids;
};

/** A house with files and mail, a sealed tree, its root on the chain, and a fact not passed on yet. */
async function live({ admin, rpcUrl }: Ran): Promise<void> {
  const house = await seedHouse(admin, [{ code: "A1", shares: 10, holders: ["zoé", "marc"] }]);
  await putFile(new TextEncoder().encode("un acte"));
  await putFile(randomBytes(100_000));
  mkdirSync(join(data, "mail"), { recursive: true });
  writeFileSync(join(data, "mail", "1.eml"), "Subject: convocation\r\n\r\n");
  const leaves = Array.from({ length: 5 }, (_, n) => leafOfBytes(sha256(Uint8Array.of(n))));
  const subject = { kind: "assembly.meeting", subjectId: crypto.randomUUID() } as const;
  const actor = systemOf(house.id);
  await write(actor, house.id, (tx) => sealTree(tx, actor, house.id, subject, leaves));
  root = rootOf(leaves);
  await batchSealed(machine);
  await advanceAnchors(machine);
  const node = createTestClient({ mode: "anvil", transport: http(rpcUrl) });
  await node.mine({ blocks: 3 });
  await advanceAnchors(machine);
  await relayed(admin);
  await write(actor, house.id, (tx) => record(tx, actor, house.id, "test/fact.waiting", {}));
}

beforeAll(async () => {
  const identity = await generateX25519Identity();
  opening = { identity };
  sealing = { recipient: await identityToRecipient(identity) };
  const ran = await run(data);
  try {
    await live(ran);
    expect(await fillOddly(ran.adminUrl)).toBeGreaterThan(60);
    manifest = await writeBackup({
      data,
      files: join(data, "files"),
      version: "0.1.0",
      output: file,
      sealing,
    });
    before = await keptOf(ran, data);
  } finally {
    await ran.stop();
  }
});
afterAll(() => folder.remove());

test("a backup of what runs is one file, and only its owner may read it", () => {
  expect(readdirSync(folder.path).filter((name) => name.endsWith(".part"))).toEqual([]);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(manifest.tables.map(({ schema }) => schema)).toContain("runner");
  expect(readFileSync(file).includes("Résidence du Parc")).toBe(false);
});

test("backup, wipe, restore: every row of every table and every file is what it was", async () => {
  renameSync(data, join(folder.path, "wiped"));
  await restoreBackup({ file, opening, data, replace: false });
  const ran = await run(data);
  try {
    expect(await keptOf(ran, data)).toEqual(before);
    await assertAuditChains(ran.admin);
    await assertAnchored(ran.admin);
    await assertRelayGoesOn(ran.admin);
  } finally {
    await ran.stop();
  }
});

/** Each link is the hash of the one before it and of what happened. */
async function assertAuditChains(admin: pg.Pool): Promise<void> {
  const { rows } = await admin.query(
    `SELECT l.association_id, l.position::int, l.previous_hash, l.hash, e.content_hash
     FROM audit_link l JOIN audit_event e ON e.id = l.event_id
     WHERE e.type LIKE 'proof/%' ORDER BY l.association_id, l.position`,
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { previous_hash, content_hash, hash } of rows) {
    const link = createHash("sha256").update(previous_hash).update(content_hash).digest();
    expect(link.equals(hash)).toBe(true);
  }
}

/** The tree is what its leaves make, and the chain has its batch where the database says. */
async function assertAnchored(admin: pg.Pool): Promise<void> {
  const { rows } = await admin.query(
    `SELECT b.root, b.state, x.hash AS transaction,
       (SELECT array_agg(l.hash ORDER BY l.index) FROM proof_leaf l WHERE l.tree_id = t.id) AS leaves
     FROM proof_tree t JOIN anchor_member m ON m.root = t.root
     JOIN anchor_batch b ON b.id = m.batch_id
     JOIN anchor_transaction x ON x.batch_id = b.id WHERE t.root = $1`,
    [root],
  );
  expect(rows).toHaveLength(1);
  expect(toHex(rootOf(rows[0].leaves))).toBe(toHex(root));
  const on = await chain();
  expect(await on.anchoredAt(rows[0].root)).not.toBeNull();
  const block = await on.blockOfAnchor(rows[0].root, `0x${toHex(rows[0].transaction)}`);
  expect(block).not.toBeNull();
  expect(rows[0].state).toBe("final");
  expect(Number(block)).toBeLessThanOrEqual(Number(await on.finalBlock()));
}

/** What waited is passed on, and what is recorded from now on too. */
async function assertRelayGoesOn(admin: pg.Pool): Promise<void> {
  const { rows } = await admin.query("SELECT id FROM association WHERE slug LIKE 'house-%'");
  const association = provenAssociation(rows[0].id);
  const actor = systemOf(association);
  await relayed(admin);
  const waited = await admin.query(
    "SELECT l.position FROM audit_event e JOIN audit_link l ON l.event_id = e.id WHERE type = 'test/fact.waiting'",
  );
  expect(waited.rowCount).toBe(1);
  const next = await write(actor, association, (tx) =>
    record(tx, actor, association, "test/fact.later", {}),
  );
  expect(await relayed(admin)).toEqual([next]);
}

/** A refusal in words, after which nothing is there that was not there. */
async function refused(bad: string, why: RegExp, by: Opening = opening): Promise<void> {
  await expect(checkBackup(bad, by)).rejects.toThrow(why);
  const present = readdirSync(folder.path).sort();
  await expect(
    restoreBackup({ file: bad, opening: by, data: again, replace: false }),
  ).rejects.toThrow(why);
  expect(readdirSync(folder.path).sort()).toEqual(present);
}

const bad = join(folder.path, "bad.tar.age");
const seeded = (turn: number) =>
  createHash("sha256").update(`offset ${turn}`).digest().readUInt32BE();

test("cut off anywhere, it is refused and nothing is left", async () => {
  const whole = readFileSync(file);
  const offsets = [0, 1, 21, 100, 200, whole.length - 1, whole.length - 16, whole.length - 17];
  for (let turn = 0; turn < repeats(1_000); turn += 1) offsets.push(seeded(turn) % whole.length);
  for (const offset of offsets) {
    writeFileSync(bad, whole.subarray(0, offset));
    await refused(bad, /damaged|cut off/);
  }
});

test("with one bit turned anywhere, it is refused and nothing is left", async () => {
  const whole = readFileSync(file);
  const offsets = [30, 80, 150, whole.length - 1];
  for (let turn = 0; turn < repeats(1_000); turn += 1) offsets.push(seeded(turn) % whole.length);
  for (const offset of offsets) {
    const turned = Buffer.from(whole);
    turned[offset] = (turned[offset] ?? 0) ^ (1 << (offset % 8));
    writeFileSync(bad, turned);
    await refused(bad, /damaged|cut off|does not open|not a backup/);
  }
});

async function sealed(members: Readonly<Record<string, string>>): Promise<void> {
  const archive = pack();
  for (const [name, text] of Object.entries(members)) archive.entry({ name }, text);
  archive.finalize();
  writeFileSync(bad, await buffer(await seal(Readable.from(archive), sealing)));
}

const about = {
  product: "koprogo",
  format: FORMAT,
  version: "9.9.9",
  postgres: "18",
  at: "2026-01-01",
};

test.each([
  ["something else", { "notes.txt": "hello" }, /not a backup of KoproGo/],
  ["another product's archive", { "about.json": '{"product":"other"}' }, /not a backup of KoproGo/],
  ["a name that leads out of the folder", { "data/../../x": "y" }, /not a backup of KoproGo/],
  [
    "a later form",
    { "about.json": JSON.stringify({ ...about, format: 2 }) },
    /later version of KoproGo \(9\.9\.9\)/,
  ],
  [
    "a later migration",
    { "about.json": JSON.stringify({ ...about, migrations: ["9999_x"] }) },
    /later version/,
  ],
  [
    "an archive without its end",
    { "about.json": JSON.stringify({ ...about, migrations: ["0001_ground"] }) },
    /damaged or cut off/,
  ],
])("%s, well sealed, is refused", async (_, members, why) => {
  await sealed(members);
  await refused(bad, why);
});

test("a file of the seal's own owner that lacks one member is refused", async () => {
  const { about: said, ...rest } = manifest;
  const whole = { about: said, ...rest };
  await sealed({ "about.json": JSON.stringify(said), "manifest.json": JSON.stringify(whole) });
  await refused(bad, /damaged or cut off/);
});

test.each([
  ["no file of age", "hello, this is no backup at all"],
  ["an archive that is not sealed", `${"x".repeat(257)}ustar`],
])("%s is refused", async (_, text) => {
  writeFileSync(bad, text);
  await refused(bad, /not a backup of KoproGo/);
});

test("what does not open it is told so", async () => {
  await refused(file, /does not open/, { identity: await generateX25519Identity() });
  await refused(file, /does not open/, { passphrase: "six words that are not it" });
  await refused(file, /identity is not one of age/, { identity: "hello" });
});

test("a folder that holds something is refused, or kept under another name", async () => {
  const full = join(folder.path, "full");
  mkdirSync(full);
  writeFileSync(join(full, "diary"), "mine");
  const restore = (replace: boolean) => restoreBackup({ file, opening, data: full, replace });
  await expect(restore(false)).rejects.toThrow("holds something");
  expect(readdirSync(full)).toEqual(["diary"]);
  const { before: kept } = await restore(true);
  expect(readdirSync(kept ?? "")).toEqual(["diary"]);
  expect(existsSync(join(full, "secrets.json"))).toBe(true);
  for (const path of [full, kept ?? ""]) rmSync(path, { recursive: true });
});

test("a passphrase seals too; one that can be guessed does not, and leaves nothing behind", async () => {
  const output = join(folder.path, "second.tar.age");
  const options = { data, files: join(data, "files"), version: "0.1.0", output };
  const phrase = { passphrase: "la pluie tombe sur Liège" };
  await expect(writeBackup({ ...options, sealing: { passphrase: "court" } })).rejects.toThrow(
    "too short",
  );
  await expect(writeBackup({ ...options, sealing: { recipient: "moi" } })).rejects.toThrow("age1");
  expect(readdirSync(folder.path).filter((name) => name.startsWith("second"))).toEqual([]);
  // The product is stopped: its database is started for this, and stopped again.
  await writeBackup({ ...options, sealing: phrase });
  expect(existsSync(join(data, "postgres", "postmaster.pid"))).toBe(false);
  const { tables } = await checkBackup(output, phrase);
  expect(tables.map(({ name }) => name)).toEqual(manifest.tables.map(({ name }) => name));
  await expect(checkBackup(output, { passphrase: "la pluie tombe sur Namur" })).rejects.toThrow(
    "does not open",
  );
});
