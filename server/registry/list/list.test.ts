import { afterAll, beforeAll, expect, test } from "vitest";
import { listWords } from "#components/registry/list-words.ts";
import { LOCALES } from "#messages/routing.ts";
import type { Person } from "#server/kernel/actor.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { read } from "#server/platform/db.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { createCaller } from "#server/root.ts";
import { termsOf } from "../deadline/deadline.policy.ts";
import { listAll, listPage, ofOffice } from "./list.queries.ts";
import { LIST_NAMES, LISTS, ListInput, type ListName } from "./list.schema.ts";

const ON = plainDate("2026-05-20");
let db: TestDatabase;
let house: House;
let office: Person;

const page = (list: ListName, asked: Record<string, string> = {}) =>
  read(office, (tx) =>
    listPage(tx, ofOffice(termsOf(office), ON), ListInput.parse({ ...asked, list })),
  );
const column = async (list: ListName, key: string, asked: Record<string, string> = {}) =>
  (await page(list, asked)).rows.map(({ values }) => values[key]);

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    { code: "A10", shares: 300, holders: ["Zoë"] },
    { code: "A2", shares: 1200, holders: ["ann"] },
  ]);
  const other = await seedHouse(db.admin, [{ code: "B1", shares: 50, holders: ["bob"] }]);
  await seedHouse(db.admin, [{ code: "Z9", shares: 1, holders: ["stranger"] }]);
  await db.admin.query("UPDATE association SET name = 'Élysée' WHERE id = $1", [other.id]);
  office = {
    ...house.syndic,
    capacities: [...house.syndic.capacities, ...personOf(other.id, "accountant").capacities],
    scope: provenScope([house.id, other.id]),
  };
});
afterAll(() => db.close());

test("lots of all one manages, of nothing else; in the order of numbers, either way", async () => {
  expect(await column("lots", "code", { sort: "code" })).toEqual(["A2", "A10", "B1"]);
  expect(await column("lots", "code", { sort: "code", dir: "desc" })).toEqual(["B1", "A10", "A2"]);
  expect(await column("lots", "shares", { sort: "shares" })).toEqual(["50", "300", "1200"]);
});

test("what is sought is found without accents, in any column of words", async () => {
  expect(await column("lots", "code", { q: "elysee" })).toEqual(["B1"]);
  expect(await column("people", "name", { q: "ZOE" })).toEqual(["Zoë Peeters"]);
  expect((await page("people", { q: "stranger" })).total).toBe(0);
});

test("a filter narrows; one that is unknown is none, as is an order", async () => {
  expect(await column("lots", "code", { filter: "garage" })).toEqual([]);
  expect((await page("people", { filter: "by-letter" })).total).toBe(3);
  expect((await page("lots", { filter: "x'; DROP", sort: "password", page: "-1" })).total).toBe(3);
});

test.each(
  LIST_NAMES.flatMap((list) =>
    Object.keys(LISTS[list].columns).map((sort) => [list, sort] as const),
  ),
)("%s are sorted by %s, the other way exactly turned round", async (list, sort) => {
  const ids = async (dir: string) => (await page(list, { sort, dir })).rows.map(({ id }) => id);
  expect((await ids("asc")).toReversed()).toEqual(await ids("desc"));
});

test.each(
  LIST_NAMES.flatMap((list) => LISTS[list].filters.map((filter) => [list, filter] as const)),
)("%s are narrowed to %s", async (list, filter) => {
  const { total } = await page(list, { filter });
  const all = await read(office, (tx) =>
    listAll(tx, ofOffice(termsOf(office), ON), ListInput.parse({ list, filter })),
  );
  expect(all).toHaveLength(total);
});

test("a hundred rows a page; a page past the end is the last one", async () => {
  const large = await seedHouse(db.admin, [{ code: "A1", shares: 1, holders: ["ann"] }]);
  const lots = (asked: Record<string, string>) =>
    read(large.syndic, (tx) =>
      listPage(
        tx,
        ofOffice(termsOf(large.syndic), ON),
        ListInput.parse({ ...asked, list: "lots" }),
      ),
    );
  await db.admin.query(
    `INSERT INTO lot (association_id, id, register_number, code, kind, shares)
     SELECT $1, gen_random_uuid(), n, 'G' || n, 'garage', 0 FROM generate_series(100, 299) n`,
    [large.id],
  );
  expect(await lots({ page: "9" })).toMatchObject({ page: 3, pages: 3, total: 201 });
  expect((await lots({})).rows).toHaveLength(100);
  expect((await lots({ filter: "garage" })).total).toBe(200);
});

test("an owner has no office list, nor its file", async () => {
  const call = createCaller({ actor: house.owner("ann"), requestId: "r", ip: "::1" });
  expect(await call.registry.list.page({ list: "people" })).toBeNull();
  expect(await call.registry.list.export({ list: "people" })).toBeNull();
});

test.each(LOCALES)("%s: every list, column and filter has its words", (locale) => {
  const words = listWords(locale);
  for (const list of LIST_NAMES) {
    const all = [
      words.title(list),
      words.lead(list),
      ...Object.keys(LISTS[list].columns).map((key) => words.column(list, key)),
      ...LISTS[list].filters.map((filter) => words.filter(list, filter)),
    ];
    expect(all.filter((text) => /lists\./.test(text))).toEqual([]);
  }
});
