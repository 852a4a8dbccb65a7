import { afterAll, beforeAll, expect, test } from "vitest";
import { Prisma } from "#prisma/client/client.ts";
import { type Told, tellOnce } from "#prisma/seed/testing.ts";
import { provenAssociation } from "#server/kernel/ids.ts";
import { newRowId, now } from "./clock.ts";
import { read, write } from "./db.ts";
import { settled, systemOf } from "./testing.ts";
import { plantRow } from "./testing-rows.ts";

let story: Told;
let tables: readonly Readonly<{ name: string; key: string }>[];

beforeAll(async () => {
  story = await tellOnce(now());
  // The relay links each fact into its association's chain.
  await settled(story.db);
  await story.db.admin.query("SELECT FROM relay_take(1000)");
  const { rows } = await story.db.admin.query<{ name: string; key: string }>(`
    SELECT c.relname AS name, a.attname AS key
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND (a.attname = 'association_id' OR (c.relname = 'association' AND a.attname = 'id'))
    ORDER BY c.relname`);
  tables = rows;
  const [first] = (await story.db.admin.query<{ id: string }>("SELECT id FROM association LIMIT 1"))
    .rows;
  for (const { name, key } of tables) {
    if (first && (await own(name, key)) === 0) await plantRow(story.db.admin, name, key, first.id);
  }
});
afterAll(() => story.close());

/** Machines of nothing, of nobody's association, and of one that is not there. */
const FOREIGN = [systemOf(), systemOf(newRowId()), systemOf(newRowId(), newRowId())];

async function own(name: string, key: string): Promise<number> {
  const { rows } = await story.db.admin.query<{ count: number }>(
    `SELECT count("${key}")::int AS count FROM "${name}"`,
  );
  return rows[0]?.count ?? 0;
}

test("there is something to see in every table of an association", async () => {
  const empty = [];
  for (const { name, key } of tables) if ((await own(name, key)) === 0) empty.push(name);
  expect(tables.length).toBeGreaterThan(25);
  expect(empty).toEqual([]);
});

test("a foreign scope reads none of it by any statement", async () => {
  const seen: string[] = [];
  for (const { name } of tables) {
    const query = Prisma.raw(`SELECT 1 FROM "${name}"`);
    for (const machine of FOREIGN) {
      const rows = await read(machine, (tx) => tx.$queryRaw<unknown[]>`${query}`).catch(refused);
      if (rows.length > 0) seen.push(name);
    }
  }
  expect(seen).toEqual([]);
});

test("a foreign scope changes and erases none of it", async () => {
  const touched: string[] = [];
  for (const { name, key } of tables) {
    const before = await own(name, key);
    const id = newRowId();
    const machine = systemOf(id);
    const change = Prisma.raw(`UPDATE "${name}" SET "${key}" = '${id}' WHERE "${key}" <> '${id}'`);
    const erase = Prisma.raw(`DELETE FROM "${name}" WHERE "${key}" IS NOT NULL`);
    for (const statement of [change, erase]) {
      const count = await write(
        machine,
        provenAssociation(id),
        (tx) => tx.$executeRaw`${statement}`,
      ).catch(() => 0);
      if (count > 0) touched.push(name);
    }
    if ((await own(name, key)) !== before) touched.push(name);
  }
  expect(touched).toEqual([]);
});

/** A table of which the application holds no right at all shows as little. */
function refused(error: unknown): unknown[] {
  if (error instanceof Error && error.message.includes("permission denied")) return [];
  throw error;
}
