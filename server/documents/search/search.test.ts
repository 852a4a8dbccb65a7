import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { personOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { createCaller } from "#server/root.ts";

let db: TestDatabase;
let house: House;
let other: House;

const both = (a: Person, b: Person): Person => ({
  ...a,
  capacities: [...a.capacities, ...b.capacities],
  scope: provenScope([...a.scope, ...b.scope]),
});
const ask = async (actor: Person, q: string) => {
  const call = createCaller({ actor, requestId: "r", ip: "::1" });
  const found = await call.documents.search.find({ q });
  return found.map(({ kind, label }) => `${kind} ${label}`);
};
const called = (houseOf: House, name: string, given: string, phone: string | null) =>
  db.admin.query(
    "UPDATE party SET given_name = $3, family_name = $4, phone = $5 WHERE association_id = $1 AND id = $2",
    [houseOf.id, houseOf.partyOf(name), given, "Côté-D’Hondt", phone],
  );

beforeAll(async () => {
  db = await testDatabase();
  const lots = [
    { code: "A1", shares: 500, holders: ["ann"] },
    { code: "GAR-12", shares: 500, holders: ["bob"] },
    { code: "Q7", shares: 1, holders: ["eve"] },
  ];
  house = await seedHouse(db.admin, lots);
  other = await seedHouse(db.admin, lots);
  await called(house, "ann", "Ann", "+32 (0)477 12 34 56");
  await called(other, "ann", "Zoë", "0477/98.76.54");
});
afterAll(() => db.close());

test("an office finds people without accents, by any word, over all it manages and no further", async () => {
  const office = both(house.syndic, other.syndic);
  expect(await ask(office, "cote")).toEqual(["party Ann Côté-D’Hondt", "party Zoë Côté-D’Hondt"]);
  expect(await ask(office, "HONDT zoe")).toEqual(["party Zoë Côté-D’Hondt"]);
  expect(await ask(house.syndic, "zoe")).toEqual([]);
});

test("a lot is found by its code, with who holds it", async () => {
  const call = createCaller({ actor: house.syndic, requestId: "r", ip: "::1" });
  expect(await call.documents.search.find({ q: "gar 12" })).toMatchObject([
    { kind: "lot", label: "GAR-12", detail: "bob Peeters", slug: house.slug },
  ]);
});

test("an association is found by a word of its name or its town", async () => {
  expect(await ask(house.syndic, "parc brux")).toEqual(["association Résidence du Parc"]);
});

test.each(["0477 12 34", "+32477123456", "0032 477/12"])(
  "the office finds by telephone, however it is written: %s",
  async (number) => {
    expect(await ask(house.syndic, number)).toEqual(["party Ann Côté-D’Hondt"]);
  },
);

test.each(["owner", "council", "auditor"] as const)(
  "somebody who is %s finds names and lots, never by or with a telephone number",
  async (role) => {
    const reader = personOf(house.id, role, { partyId: house.partyOf("bob") });
    expect(await ask(reader, "0477 12 34")).toEqual([]);
    const call = createCaller({ actor: reader, requestId: "r", ip: "::1" });
    const [found] = await call.documents.search.find({ q: "ann" });
    expect(found).toMatchObject({ label: "Ann Côté-D’Hondt", detail: "A1" });
  },
);

test.each(["contractor", "notary", "occupant"] as const)(
  "somebody who is %s finds neither people nor lots",
  async (role) => {
    const visitor = personOf(house.id, role);
    expect(await ask(visitor, "ann")).toEqual([]);
    expect(await ask(visitor, "A1")).toEqual([]);
    expect(await ask(visitor, "parc")).toEqual(["association Résidence du Parc"]);
  },
);

test("owner here and syndic there, one finds by telephone there alone", async () => {
  const mixed = both(house.owner("bob"), other.syndic);
  expect(await ask(mixed, "0477")).toEqual(["party Zoë Côté-D’Hondt"]);
  expect(await ask(mixed, "cote")).toHaveLength(2);
});

test("whose data are only kept is not found, by name or by number, until that ends", async () => {
  const eve = house.partyOf("eve");
  await db.admin.query("UPDATE party SET phone = '0499 11 22 33' WHERE id = $1", [eve]);
  expect(await ask(house.syndic, "0499 11")).toEqual(["party eve Peeters"]);
  await db.admin.query(
    `INSERT INTO restriction (association_id, id, party_id, extent, starts_on)
     VALUES ($1, gen_random_uuid(), $2, 'all', '2020-01-01')`,
    [house.id, eve],
  );
  expect(await ask(house.syndic, "eve")).toEqual([]);
  expect(await ask(house.syndic, "0499 11")).toEqual([]);
  await db.admin.query("UPDATE restriction SET ends_on = '2020-02-01' WHERE party_id = $1", [eve]);
  expect(await ask(house.syndic, "eve")).toEqual(["party eve Peeters"]);
});
