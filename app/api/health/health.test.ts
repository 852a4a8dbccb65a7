import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "#server/platform/db.ts";
import { env, overrideEnv } from "#server/platform/env.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { GET } from "./route.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

test("it is ready while its database answers, alive without, and tells nothing else", async () => {
  const ready = await GET();
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({ live: true, ready: true });
  expect(ready.headers.get("cache-control")).toBe("no-store");

  const { DATABASE_URL } = env();
  await closeDatabase();
  overrideEnv({ DATABASE_URL: "postgresql://nobody@127.0.0.1:9/none" });
  const alone = await GET();
  await closeDatabase();
  overrideEnv({ DATABASE_URL });
  expect(alone.status).toBe(503);
  expect(await alone.json()).toEqual({ live: true, ready: false });
  expect((await GET()).status).toBe(200);
});
