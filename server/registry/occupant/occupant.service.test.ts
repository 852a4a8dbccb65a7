import { afterAll, beforeAll, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { occupantsAt } from "./occupant.queries.ts";
import { NewOccupant } from "./occupant.schema.ts";
import { addOccupant, endOccupant, showOccupants } from "./occupant.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 600, holders: ["Ana"] },
    { code: "A2", shares: 400, holders: ["Bruno"] },
  ]);
});
afterAll(() => db.close());

const tenant = (change: object = {}) =>
  NewOccupant.parse({
    ...{ lotId: house.lotOf("A1"), name: "Noor Haddad", email: "Noor@Example.be" },
    ...{ language: "fr", startsOn: "2025-01-01", ...change },
  });

const on = (day: string) =>
  read(house.syndic, async (tx) =>
    (await occupantsAt(tx, house.id, plainDate(day))).map(({ name }) => name),
  );

test("a tenant is there from his first day to his last", async () => {
  const occupantId = await addOccupant(house.syndic, house.id, tenant());
  expect(await on("2024-12-31")).toEqual([]);
  expect(await on("2025-01-01")).toEqual(["Noor Haddad"]);
  await endOccupant(house.syndic, house.id, { occupantId, endsOn: "2025-12-31" });
  expect(await on("2025-12-31")).toEqual(["Noor Haddad"]);
  expect(await on("2026-01-01")).toEqual([]);
  await expect(
    endOccupant(house.syndic, house.id, { occupantId, endsOn: "2024-12-31" }),
  ).rejects.toMatchObject({ code: "occupant.ends-before-start" });
});

test("his contact is for the office and his landlord, not for the other owners", async () => {
  const lotId = house.lotOf("A1");
  await addOccupant(house.syndic, house.id, tenant({ name: "Yanis Roy", startsOn: "2026-01-01" }));
  expect((await showOccupants(house.owner("Ana"), house.id, lotId))[0]).toMatchObject({
    ...{ name: "Yanis Roy", email: "noor@example.be", endsOn: null },
  });
  const refused = { code: "access.not-found" };
  await expect(showOccupants(house.owner("Bruno"), house.id, lotId)).rejects.toMatchObject(refused);
  await expect(addOccupant(house.owner("Ana"), house.id, tenant())).rejects.toMatchObject(refused);
});

test("a lease that ends before it starts is refused", async () => {
  await expect(
    addOccupant(house.syndic, house.id, tenant({ endsOn: "2024-12-31" })),
  ).rejects.toMatchObject({ code: "occupant.ends-before-start", field: "endsOn" });
});
