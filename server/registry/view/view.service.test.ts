import { afterAll, beforeAll, expect, test } from "vitest";
import { newRowId, today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { listViews } from "./view.queries.ts";
import { endView, restoreView, saveView } from "./view.service.ts";

const refused = { code: "access.not-found" };
let db: TestDatabase;
let house: House;
let other: House;
const view = (name: string, isShared = false) => ({
  ...{ list: "lots" as const, name, isShared },
  query: { q: "garage", sort: "code" },
});
const seen = async (accountId: string) =>
  (await read(house.syndic, (tx) => listViews(tx, accountId, "lots", today()))).map(
    ({ name }) => name,
  );

beforeAll(async () => {
  db = await testDatabase();
  const lots = [{ code: "A1", shares: 1, holders: ["ann"] }];
  house = await seedHouse(db.admin, lots);
  other = await seedHouse(db.admin, lots);
});
afterAll(() => db.close());

test("a view is one's own until it is shared with the office; another office never sees it", async () => {
  const clerk = newRowId();
  await db.admin.query(
    "INSERT INTO account (id, email, display_name, locale, created_at) VALUES ($1, 'c@c', 'Clerk', 'fr', now())",
    [clerk],
  );
  await db.admin.query(
    "INSERT INTO office_staff (id, office_id, account_id, role, starts_on) VALUES ($1, $2, $3, 'clerk', '2020-01-01')",
    [newRowId(), house.officeId, clerk],
  );
  await saveView(house.syndic, view("Les garages"));
  await saveView(house.syndic, view("Partagée", true));
  const mine = await seen(house.staffAccountId);
  expect(mine).toEqual(expect.arrayContaining(["Les garages", "Partagée"]));
  expect(await seen(clerk)).toContain("Partagée");
  expect(await seen(clerk)).not.toContain("Les garages");
  expect(await seen(other.staffAccountId)).toEqual([]);
});

test("a name is taken once, without regard to accents, and is free again when its view is ended", async () => {
  const id = await saveView(house.syndic, view("À relancer"));
  await expect(saveView(house.syndic, view("a relancer"))).rejects.toMatchObject({
    code: "view.name-taken",
  });
  await endView(house.syndic, { viewId: id });
  expect(await seen(house.staffAccountId)).not.toContain("À relancer");
  await restoreView(house.syndic, { viewId: id });
  expect(await seen(house.staffAccountId)).toContain("À relancer");
});

test("nobody ends another's view, and who works in no office shares none", async () => {
  const id = await saveView(house.syndic, view("Mienne", true));
  for (const turn of [endView, restoreView]) {
    await expect(turn(other.syndic, { viewId: id })).rejects.toMatchObject(refused);
  }
  const owner = personOf(house.id, "owner");
  await expect(saveView(owner, view("Pour tous", true))).rejects.toMatchObject(refused);
});

test("fifty views of a list are enough", async () => {
  const owner = personOf(house.id, "owner");
  await db.admin.query(
    `INSERT INTO saved_view (id, account_id, list, name, query, created_at)
     SELECT gen_random_uuid(), $1, 'lots', 'v' || n, '{}', now() FROM generate_series(1, 50) n`,
    [owner.accountId],
  );
  await db.admin.query(
    "INSERT INTO account (id, email, display_name, locale, created_at) VALUES ($1, 'o@o', 'Owner', 'fr', now())",
    [owner.accountId],
  );
  await expect(saveView(owner, view("Une de plus"))).rejects.toMatchObject({
    code: "view.too-many",
  });
});
