import { afterAll, beforeAll, expect, test } from "vitest";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { seedMeeting, seedProxy } from "#server/platform/testing-meeting.ts";
import { personalAssemblies } from "./personal.queries.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 300, holders: ["Ana"] },
    { code: "A2", shares: 200, holders: ["Ana"] },
    { code: "A3", shares: 100, holders: ["Ana"] },
    { code: "B1", shares: 400, holders: ["Bruno"] },
  ]);
});
afterAll(() => db.close());

/** The proxies in what is kept about somebody. */
async function proxiesOf(name: string) {
  const sections = await read(house.syndic, (tx) =>
    personalAssemblies(tx, {
      ...{ association: house.id, partyId: house.partyOf(name) },
      ...{ accountIds: [], isHisOwn: true },
    }),
  );
  return sections.find((section) => section.name === "proxies")?.rows;
}

test("who gave a proxy for some lots finds them in his file; who holds it does not", async () => {
  const { meetingId } = await seedMeeting(db.admin, house, "D-01");
  await seedProxy(db.admin, house, meetingId, "Ana", "Bruno");
  expect(await proxiesOf("Ana")).toMatchObject([{ side: "given", lot: null }]);
  await db.admin.query(
    `UPDATE proxy SET lot_ids = ARRAY(SELECT id FROM lot
       WHERE association_id = $1 AND code IN ('A1', 'A3')) WHERE association_id = $1`,
    [house.id],
  );
  expect(await proxiesOf("Ana")).toMatchObject([{ side: "given", lot: "A1, A3" }]);
  expect(await proxiesOf("Bruno")).toMatchObject([{ side: "held", lot: null }]);
});
