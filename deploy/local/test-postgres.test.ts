import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test("a test file gets a migrated database under a role that owns nothing", async () => {
  const app = new pg.Client(db.url);
  await app.connect();
  const owned = await app.query(
    "SELECT count(*)::int AS n FROM pg_tables WHERE tableowner = current_user",
  );
  const tables = await app.query(
    "SELECT count(*)::int AS n FROM pg_tables WHERE schemaname = 'public'",
  );
  await app.end();
  expect(owned.rows[0].n).toBe(0);
  expect(tables.rows[0].n).toBeGreaterThan(10);
});

test("the server speaks UTF-8 and sorts as people do", async () => {
  const { rows } = await db.admin.query(
    "SELECT current_setting('server_encoding') AS encoding, array_agg(x ORDER BY x) AS sorted FROM unnest(ARRAY['z','É','e']) x",
  );
  expect(rows[0]).toEqual({ encoding: "UTF8", sorted: ["e", "É", "z"] });
});
