import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { listPartials } from "./partial.queries.ts";
import { judgeLink } from "./partial.rules.ts";
import { NewPartialLink } from "./partial.schema.ts";
import { linkPartial, linkTwins } from "./partial.service.ts";

let db: TestDatabase;
let main: House;
let block: House;
/** Syndic of both. */
let both: Person;

const lots = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, n) => ({
    ...{ code: `${prefix}${n + 1}`, shares: 50, holders: ["Ana"] },
  }));

beforeAll(async () => {
  db = await testDatabase();
  main = await seedHouse(db.admin, lots(20, "M"));
  block = await seedHouse(db.admin, lots(3, "B"));
  both = {
    ...block.syndic,
    capacities: [...block.syndic.capacities, ...main.syndic.capacities],
    scope: provenScope([block.id, main.id]),
  };
});
afterAll(() => db.close());

const asked = (change: object = {}) =>
  NewPartialLink.parse({ mainId: main.id, decision: "Acte de base, art. 3", ...change });

test("each side sees its own end, and nothing of the other's", async () => {
  await linkPartial(both, block.id, asked());
  const pairs = [
    { code: "B1", mainCode: "M7" },
    { code: "B2", mainCode: "M8" },
  ];
  expect(await linkTwins(both, block.id, { mainId: main.id, pairs })).toBe(2);
  const [here] = await read(block.syndic, (tx) => listPartials(tx, block.id));
  expect(here).toMatchObject({
    otherId: main.id,
    isPartial: true,
    twins: [{ code: "B1", otherCode: "M7" }, { code: "B2" }],
  });
  const [there] = await read(main.syndic, (tx) => listPartials(tx, main.id));
  expect(there).toMatchObject({
    otherId: block.id,
    isPartial: false,
    twins: [{ code: "M7", otherCode: "B1" }, {}],
  });
  expect(await read(main.syndic, (tx) => listPartials(tx, block.id))).toEqual([]);
  await expect(linkPartial(both, block.id, asked())).rejects.toMatchObject({
    code: "partial.already-linked",
  });
  await expect(
    linkTwins(both, block.id, { mainId: main.id, pairs: [{ code: "B3", mainCode: "M8" }] }),
  ).rejects.toMatchObject({ code: "partial.twin-taken" });
  await expect(
    linkTwins(both, block.id, { mainId: main.id, pairs: [{ code: "B3", mainCode: "Z9" }] }),
  ).rejects.toMatchObject({ code: "partial.unknown-lot" });
});

test("whoever is syndic of one side only links nothing", async () => {
  const refused = { code: "access.not-found" };
  await expect(linkPartial(block.syndic, block.id, asked())).rejects.toMatchObject(refused);
  await expect(
    linkTwins(main.syndic, main.id, { mainId: block.id, pairs: [{ code: "M1", mainCode: "B3" }] }),
  ).rejects.toMatchObject(refused);
});

test("the database itself refuses what reaches past the scope", async () => {
  const client = await db.admin.connect();
  await client.query("BEGIN");
  await client.query("SET LOCAL ROLE kopro_app");
  await client.query(
    "SELECT set_config('app.associations', $1, true), set_config('app.association', $1, true)",
    [block.id],
  );
  await expect(
    client.query("SELECT link_partial($1, $2, 'x', now())", [block.id, main.id]),
  ).rejects.toThrow("out of scope");
  await client.query("ROLLBACK");
  client.release();
});

test.each([
  ["a", "b", 20, "", "lawful"],
  ["a", "b", 19, "", "too-few-lots"],
  ["a", "b", 19, "Acte de 1998", "lawful"],
  ["a", "a", 30, "", "same"],
] as const)("%s of %s with %d lots (%s) is %s", (partial, other, count, reason, verdict) => {
  expect(judgeLink(partial, other, count, reason)).toBe(verdict);
});
