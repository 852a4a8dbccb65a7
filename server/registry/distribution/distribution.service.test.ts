import { afterAll, beforeAll, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { MovementEntry } from "../movement/movement.schema.ts";
import { enterMovement, previewMovement } from "../movement/movement.service.ts";
import { findKey, listKeys } from "./distribution.queries.ts";
import { Division, NewKey, NewVersion } from "./distribution.schema.ts";
import { addKey, changeKey, divide } from "./distribution.service.ts";

const MORNING = Temporal.Instant.from("2026-06-15T08:00:00Z");
let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 333, holders: ["Ana"] },
    { code: "A2", shares: 333, holders: ["Bruno", "Carla"] },
    { code: "P1", shares: 334, holders: ["Dirk"] },
  ]);
});
afterAll(() => db.close());

const weigh = (weights: Readonly<Record<string, string>>) =>
  Object.entries(weights).map(([code, weight]) => ({ lotId: house.lotOf(code), weight }));
const add = (name: string, weights: Readonly<Record<string, string>>) =>
  at(MORNING, () =>
    addKey(
      house.syndic,
      house.id,
      NewKey.parse({
        ...{ name, purpose: "special_parts", startsOn: "2020-01-01", decision: "Statuts, art. 12" },
        weights: weigh(weights),
      }),
    ),
  );
const change = (keyId: string, startsOn: string, weights: Readonly<Record<string, string>>) =>
  at(MORNING, () =>
    changeKey(
      house.syndic,
      house.id,
      NewVersion.parse({ keyId, startsOn, decision: "AG 2026, 4/5", weights: weigh(weights) }),
    ),
  );

async function parts(keyId: string | null, on: string, amount = "100000") {
  const division = Division.parse({ keyId, amount, dates: { kind: "expense", on } });
  const lots = await divide(house.owner("Ana"), house.id, division);
  return lots.map(({ cents }) => Number(cents));
}

test("without a key the shares divide, with one its weights of the day", async () => {
  expect(await parts(null, "2026-06-01")).toEqual([33_300, 33_300, 33_400]);
  const lift = await add("Ascenseur", { A1: "40", A2: "60", P1: "0" });
  expect(await parts(lift, "2026-05-31")).toEqual([40_000, 60_000, 0]);
  await change(lift, "2026-06-01", { A1: "50", A2: "50" });
  expect(await parts(lift, "2026-05-31")).toEqual([40_000, 60_000, 0]);
  expect(await parts(lift, "2026-06-01")).toEqual([50_000, 50_000, 0]);
  await expect(parts(lift, "2019-12-31")).rejects.toMatchObject({ code: "key.no-version" });
  const key = await read(house.syndic, (tx) =>
    findKey(tx, house.id, lift, plainDate("2026-06-15")),
  );
  expect(key?.versions.map(({ startsOn }) => startsOn)).toEqual(["2026-06-01", "2020-01-01"]);
  expect(key?.lots.map(({ weight }) => weight)).toEqual(["50", "50", null]);
});

test("a key is refused that says nothing, twice, or of another register", async () => {
  const key = await add("Chauffage", { A1: "1" });
  await expect(add("Chauffage", { A1: "1" })).rejects.toMatchObject({ code: "key.name-taken" });
  await expect(add("Vide", { A1: "0" })).rejects.toMatchObject({ code: "key.weighs-nothing" });
  const twice = { startsOn: "2026-06-01", decision: "AG", keyId: key };
  const weights = [...weigh({ A1: "1" }), ...weigh({ A1: "2" })];
  await expect(
    changeKey(house.syndic, house.id, NewVersion.parse({ ...twice, weights })),
  ).rejects.toMatchObject({ code: "key.lot-twice" });
  await expect(change(key, "2020-01-01", { A1: "2" })).rejects.toMatchObject({
    code: "key.version-before-last",
  });
  const other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["Zoe"] }]);
  const foreign = [{ lotId: other.lotOf("Z1"), weight: "1" }];
  await expect(
    changeKey(house.syndic, house.id, NewVersion.parse({ ...twice, weights: foreign })),
  ).rejects.toMatchObject({ code: "key.lot-not-there" });
  await expect(
    changeKey(
      house.owner("Ana"),
      house.id,
      NewVersion.parse({ ...twice, weights: weigh({ A1: "2" }) }),
    ),
  ).rejects.toMatchObject({ code: "access.not-found" });
});

test("a split tells which keys it leaves behind, and they divide no more until they are renewed", async () => {
  const garages = await add("Garages", { P1: "10" });
  const split = MovementEntry.parse({
    act: {
      ...{ kind: "split", on: "2026-06-10", lotId: house.lotOf("P1") },
      into: ["Pa", "Pb"].map((code) => ({ code, kind: "parking", floor: "", shares: "167" })),
    },
    decision: "AG 2026, 4/5",
  });
  const seen = await at(MORNING, () => previewMovement(house.syndic, house.id, split));
  expect(seen.outdated).toEqual(["Garages"]);
  await at(MORNING, () => enterMovement(house.syndic, house.id, split));
  expect(await parts(garages, "2026-06-09")).toEqual([0, 0, 100_000]);
  await expect(parts(garages, "2026-06-10")).rejects.toMatchObject({ code: "key.outdated" });
  const keys = await read(house.syndic, (tx) => listKeys(tx, house.id));
  expect(keys.find(({ id }) => id === garages)?.ended).toEqual(["P1"]);
  expect(await parts(null, "2026-06-10")).toEqual([33_300, 33_300, 16_700, 16_700]);
});

test("a period over a sale goes to seller and buyer by their days", async () => {
  const sale = MovementEntry.parse({
    act: {
      ...{ kind: "transfer", on: "2026-06-11", lotId: house.lotOf("A1"), right: "full", part: "1" },
      from: house.partyOf("Ana"),
      to: [{ partyId: house.partyOf("Carla"), part: "1" }],
      enjoyedFrom: "2026-06-21",
    },
    notary: "Me Claes",
  });
  await at(MORNING, () => enterMovement(house.syndic, house.id, sale));
  const dates = { kind: "period", from: "2026-06-01", to: "2026-06-30" };
  const [lot] = await divide(
    house.syndic,
    house.id,
    Division.parse({ keyId: null, amount: "100000", dates }),
  );
  expect(
    lot?.parts.map(({ tenure, cents }) => [tenure.holders, tenure.days, Number(cents)]),
  ).toEqual([
    [[house.partyOf("Ana")], 20, 22_200],
    [[house.partyOf("Carla")], 10, 11_100],
  ]);
});
