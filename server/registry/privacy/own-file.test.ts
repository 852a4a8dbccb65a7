import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PERSONAL_CHAPTERS } from "#inngest/registry/make-personal-export.ts";
import type { Person } from "#server/kernel/actor.ts";
import { at } from "#server/platform/clock.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { askExport, makeExport, takeExport } from "./export.service.ts";
import { showRights } from "./rights.service.ts";

const later = Temporal.Instant.from("2026-06-01T09:00:00Z");
let db: TestDatabase;
let house: House;
let folder: string;

beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "koprogo-own-file-"));
  overrideEnv({ STORAGE_PATH: folder });
  house = await seedHouse(db.admin, [{ code: "B1", shares: 1000, holders: ["Bob"] }]);
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

test("the file somebody asks for himself is for him alone; the office has the one it asked for", async () => {
  const bob = house.owner("Bob");
  const partyId = house.partyOf("Bob");
  await db.admin.query(
    `INSERT INTO account (id, email, display_name, locale, created_at)
     VALUES ($1, 'bob@access.example', 'Bob', 'fr', '2020-01-01')`,
    [bob.accountId],
  );
  await db.admin.query(
    `INSERT INTO membership (association_id, id, account_id, party_id, role, starts_on)
     VALUES ($1, gen_random_uuid(), $2, $3, 'owner', '2020-01-01')`,
    [house.id, bob.accountId, partyId],
  );
  const take = (who: Person, id: string) => at(later, () => takeExport(who, house.id, id));
  const madeFor = async (who: Person) => {
    const id = await at(later, () => askExport(who, house.id, { partyId }));
    await at(later, () => makeExport(systemOf(house.id), house.id, id, PERSONAL_CHAPTERS));
    return id;
  };
  const own = await madeFor(bob);
  expect((await take(bob, own)).bytes.length).toBeGreaterThan(0);
  await expect(take(house.syndic, own)).rejects.toMatchObject({ code: "access.not-found" });
  const asked = await madeFor(house.syndic);
  for (const who of [house.syndic, bob]) expect((await take(who, asked)).name).toMatch(/zip$/);
  const listed = async (who: Person) =>
    (await at(later, () => showRights(who, house.id, { partyId }))).exports.map(({ id }) => id);
  expect(await listed(bob)).toEqual([asked, own]);
  expect(await listed(house.syndic)).toEqual([asked]);
});
