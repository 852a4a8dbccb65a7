import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import { text } from "node:stream/consumers";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { provenAssociation } from "#server/kernel/ids.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { settled, systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { relayOnce } from "./relay.ts";

const house = "01890000-0000-7000-8000-000000000001";
const other = "01890000-0000-7000-8000-000000000002";
const Sent = z.array(
  z.object({ id: z.string(), name: z.string(), data: z.record(z.string(), z.unknown()) }),
);

let db: TestDatabase;
let pool: pg.Pool;
let receiver: Server;
let received: z.infer<typeof Sent> = [];
let status = 200;

beforeAll(async () => {
  db = await testDatabase();
  // As the owner of the tables, which is no superuser: row-level security is forced on it too.
  const owner = new URL(db.adminUrl);
  owner.username = "kopro_owner";
  pool = new pg.Pool({ connectionString: owner.href, max: 4 });
  receiver = createServer(async (request, response) => {
    const events = Sent.parse(JSON.parse(await text(request)));
    if (status === 200) received = [...received, ...events];
    response.writeHead(status).end("{}");
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  receiver.close();
  await pool.end();
  await db.close();
});

const destination = () => {
  const { port } = z.object({ port: z.number() }).parse(receiver.address());
  return { baseUrl: `http://127.0.0.1:${port}`, eventKey: "key" };
};

/** Sends until nothing is left; what arrived since the last call. */
async function drain(): Promise<string[]> {
  await settled(db);
  return send();
}

async function send(): Promise<string[]> {
  received = [];
  while ((await relayOnce(pool, destination())) > 0);
  return received.map(({ name }) => name);
}

const happen = (association: string | null, type: `${string}/${string}.${string}`) => {
  const actor = systemOf(...(association ? [association] : []));
  const id = association === null ? null : provenAssociation(association);
  return write(actor, id, (tx) => record(tx, actor, id, type, { meetingId: house }));
};

test("a row is sent once, with its id, its payload and its association", async () => {
  const id = await happen(house, "test/first.happened");
  expect(await drain()).toEqual(["test/first.happened"]);
  expect(received[0]).toMatchObject({ id, data: { associationId: house, meetingId: house } });
  expect(await drain()).toEqual([]);
});

test("what concerns no association has its own chain and no association in its event", async () => {
  await happen(null, "test/account.opened");
  expect(await drain()).toEqual(["test/account.opened"]);
  expect(received[0]?.data).not.toHaveProperty("associationId");
});

test("a writer that commits after a later one is not skipped", async () => {
  const actor = systemOf(house);
  const id = provenAssociation(house);
  const slow = Promise.withResolvers<void>();
  const written = Promise.withResolvers<void>();
  const first = write(actor, id, async (tx) => {
    await record(tx, actor, id, "test/slow.happened", {});
    written.resolve();
    await slow.promise;
  });
  await written.promise;
  await happen(house, "test/quick.happened");
  // The quick one waits: its place could still be taken by the slow one, begun earlier.
  expect(await send()).toEqual([]);
  slow.resolve();
  await first;
  expect(await drain()).toEqual(["test/slow.happened", "test/quick.happened"]);
});

test("while the receiver refuses, nothing is lost and nothing is marked as sent", async () => {
  await happen(other, "test/refused.happened");
  await settled(db);
  status = 503;
  await expect(relayOnce(pool, destination())).rejects.toThrow("503");
  status = 200;
  expect(await drain()).toEqual(["test/refused.happened"]);
});

test("relays at the same time give each row one place", async () => {
  for (let i = 0; i < 40; i++) await happen(i % 2 ? house : other, "test/many.happened");
  await settled(db);
  received = [];
  await Promise.all(Array.from({ length: 4 }, () => relayOnce(pool, destination())));
  await drain();
  const { rows } = await db.admin.query(
    "SELECT count(*)::int AS n FROM audit_link WHERE sent_at IS NULL",
  );
  expect(rows[0]).toEqual({ n: 0 });
});

test("each chain has every place once and every link hashes the one before it", async () => {
  for (const association of [house, null, other, house])
    await happen(association, "test/link.made");
  await drain();
  const { rows } = await db.admin.query<{
    association_id: string | null;
    position: string;
    previous_hash: Buffer;
    hash: Buffer;
    content_hash: Buffer;
  }>(
    `SELECT l.*, e.content_hash FROM audit_link l JOIN audit_event e ON e.id = l.event_id
     ORDER BY l.association_id, l.position`,
  );
  const heads = new Map<string | null, { position: number; hash: Buffer }>();
  for (const row of rows) {
    const head = heads.get(row.association_id) ?? { position: 0, hash: Buffer.alloc(32) };
    expect(Number(row.position)).toBe(head.position + 1);
    expect(row.previous_hash.equals(head.hash)).toBe(true);
    const hash = createHash("sha256").update(head.hash).update(row.content_hash).digest();
    expect(row.hash.equals(hash)).toBe(true);
    heads.set(row.association_id, { position: head.position + 1, hash });
  }
  const { rows: facts } = await db.admin.query("SELECT id FROM audit_event");
  expect(rows).toHaveLength(facts.length);
});

test("the application may not place, mark or read links", async () => {
  const app = new pg.Client(db.url);
  await app.connect();
  await expect(app.query("SELECT * FROM relay_take(1)")).rejects.toThrow("permission denied");
  await expect(app.query("SELECT relay_sent('{}')")).rejects.toThrow("permission denied");
  await expect(app.query("SELECT * FROM audit_link")).rejects.toThrow("permission denied");
  await app.end();
});
