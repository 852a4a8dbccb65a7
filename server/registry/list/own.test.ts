import { afterAll, beforeAll, expect, test } from "vitest";
import { listWords } from "#components/registry/list-words.ts";
import { LOCALES } from "#messages/routing.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { createCaller } from "#server/root.ts";
import { LISTS, OFFICE_ONLY, OWN_LIST_NAMES, type OwnListName, partsOf } from "./list.schema.ts";

let db: TestDatabase;
let house: House;

const call = (actor: Actor) => createCaller({ actor, requestId: "r", ip: "::1" }).registry.list;
type Look = Record<string, string | number | null>;
const page = (list: OwnListName, look: Look = {}, actor: Actor = house.syndic) =>
  call(actor).own({ ...look, associationId: house.id, list });
const file = (list: OwnListName, look: Look = {}, actor: Actor = house.syndic) =>
  call(actor).exportOwn({ ...look, associationId: house.id, list });
const column = async (list: OwnListName, key: string, look: Look = {}) =>
  (await page(list, look)).rows.map(({ values }) => values[key]);

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    { code: "A10", shares: 300, holders: ["Zoë"] },
    { code: "A2", shares: 1200, holders: ["ann"] },
    { code: "A3", shares: 20, holders: ["Cis"] },
  ]);
  await seedHouse(db.admin, [{ code: "Z9", shares: 1, holders: ["stranger"] }]);
  await db.admin.query("UPDATE party SET email = given_name || '@x' WHERE association_id = $1", [
    house.id,
  ]);
  await db.admin.query(
    `INSERT INTO lot (association_id, id, register_number, code, kind, shares)
     SELECT $1, gen_random_uuid(), n, 'G' || n, 'garage', n FROM generate_series(100, 229) n`,
    [house.id],
  );
});
afterAll(() => db.close());

const LOOKS = OWN_LIST_NAMES.flatMap((list) => [
  ...Object.keys(LISTS[list].columns).flatMap((sort) =>
    ["asc", "desc"].map((dir) => ({ list, look: { sort, dir } })),
  ),
  ...LISTS[list].filters.map((filter) => ({ list, look: { filter, dir: "desc" } })),
  { list, look: { q: "zoe" } },
  { list, look: {} },
]);

test.each(LOOKS)("the file of $list is what its pages show: $look", async ({ list, look }) => {
  const first = await page(list, look);
  const rest = await Promise.all(
    Array.from({ length: first.pages - 1 }, (_, at) => page(list, { ...look, page: at + 2 })),
  );
  const whole = await file(list, look);
  expect(whole.rows).toEqual([first, ...rest].flatMap(({ rows }) => rows));
  expect(whole.rows).toHaveLength(first.total);
  expect(whole.columns).toEqual(first.columns);
});

test("lots stand in the order of the register until asked otherwise", async () => {
  const codes = async (look: Look) => (await column("registry.lots", "code", look)).slice(0, 3);
  expect(await codes({})).toEqual(["A10", "A2", "A3"]);
  expect(await codes({ sort: "code" })).toEqual(["A2", "A3", "A10"]);
  expect(await codes({ sort: "shares", dir: "desc" })).toEqual(["A2", "A10", "G229"]);
  expect(await codes({ q: "zoe" })).toEqual(["A10"]);
  expect((await page("registry.lots", { filter: "garage" })).total).toBe(130);
});

test("shares are summed over all that is found, beside the declared total", async () => {
  const { sums } = await page("registry.lots", { q: "zoe" });
  expect(sums).toEqual({ shares: "300", declared: "1520" });
});

test("of another association there is nothing, nor for who is nobody here", async () => {
  expect(await column("registry.parties", "name", { q: "stranger" })).toEqual([]);
  const stranger = await seedHouse(db.admin, [{ code: "B1", shares: 1, holders: ["bob"] }]);
  for (const ask of [page, file]) {
    await expect(ask("registry.lots", {}, stranger.syndic)).rejects.toMatchObject({
      cause: { code: "access.not-found" },
    });
  }
});

test("an owner has neither the columns, nor the filters, nor the marks of the office", async () => {
  await db.admin.query(
    `INSERT INTO restriction (association_id, id, party_id, extent, starts_on)
     VALUES ($1, gen_random_uuid(), $2, 'all', '2026-01-01')`,
    [house.id, house.partyOf("Cis")],
  );
  const owner = house.owner("ann");
  const hidden = OFFICE_ONLY["registry.parties"];
  for (const shown of [
    await page("registry.parties", {}, owner),
    await file("registry.parties", {}, owner),
  ]) {
    expect([...shown.columns, ...shown.filters].filter((name) => hidden.includes(name))).toEqual(
      [],
    );
    expect(JSON.stringify(shown.rows)).not.toContain("@x");
    expect(shown.rows.every(({ mark }) => mark === null)).toBe(true);
    expect(shown.marked).toBe(false);
  }
  // A filter typed into the address is none: it would tell by what it leaves out.
  expect((await page("registry.parties", { filter: "restricted" }, owner)).total).toBe(3);
  expect(await column("registry.parties", "name", { filter: "restricted" })).toEqual([
    "Cis Peeters",
  ]);
  const kept = (await page("registry.parties", { filter: "restricted" })).rows[0];
  expect(kept).toMatchObject({ mark: "all", values: { email: null, notices: null } });
});

test("lots are shown as they were on a past day; a day to come is today", async () => {
  await db.admin.query(
    "UPDATE holding SET starts_on = '2024-05-01' WHERE association_id = $1 AND party_id = $2",
    [house.id, house.partyOf("Zoë")],
  );
  const held = (on: string) => column("registry.lots", "holders", { on, filter: "apartment" });
  expect(await held("2023-01-01")).not.toContain("Zoë Peeters");
  expect(await held("2999-01-01")).toEqual(
    await column("registry.lots", "holders", { filter: "apartment" }),
  );
});

test.each(LOCALES)("%s: every list, column and filter has its words", (locale) => {
  const words = listWords(locale);
  for (const list of OWN_LIST_NAMES) {
    const { columns, filters } = partsOf(list);
    const all = [
      words.title(list),
      ...columns.map((key) => words.column(list, key)),
      ...filters.map((filter) => words.filter(list, filter)),
    ];
    expect(all.filter((text) => /lists\./.test(text))).toEqual([]);
  }
});
