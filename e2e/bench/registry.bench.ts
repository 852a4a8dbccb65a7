import { afterAll, beforeAll, expect, test } from "vitest";
import { today } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { listLots } from "#server/registry/lot/lot.queries.ts";
import { LotFilter } from "#server/registry/lot/lot.schema.ts";
import { plainPostgres } from "./floors/postgres.ts";
import { ratioTo } from "./measure.ts";

let db: TestDatabase;
let floor: Awaited<ReturnType<typeof plainPostgres>>;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  floor = await plainPostgres(db.adminUrl);
  const lots = Array.from({ length: 500 }, (_, index) => ({
    code: `A${index}`,
    shares: 2,
    holders: [`owner${index % 300}`],
  }));
  house = await seedHouse(db.admin, lots);
});
afterAll(async () => {
  await floor.close();
  await db.close();
});

test("a page of the register costs little more than its join", async () => {
  const join = () =>
    floor.rows(
      `SELECT l.*, p.given_name, p.family_name FROM lot l
       JOIN holding h ON h.association_id = l.association_id AND h.lot_id = l.id
       JOIN party p ON p.association_id = h.association_id AND p.id = h.party_id
       WHERE l.association_id = $1`,
      [house.id],
    );
  const filter = LotFilter.parse({ search: "owner", sort: "holder" });
  const ratio = await ratioTo("the register, searched and sorted", join, () =>
    read(house.syndic, (tx) => listLots(tx, house.id, today(), filter)),
  );
  expect(ratio).toBeLessThan(4);
});
