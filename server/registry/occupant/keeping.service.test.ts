import { afterAll, beforeAll, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { setRetention, showProcessing } from "../privacy/processing.service.ts";
import { removeDue } from "../privacy/retention.service.ts";
import {
  correctOccupant,
  eraseOccupant,
  restoreOccupant,
  restrictOccupant,
  showOccupantDesk,
  withdrawOccupant,
} from "./keeping.service.ts";
import { occupantsAt } from "./occupant.queries.ts";
import { NewOccupant, OccupantChange } from "./occupant.schema.ts";
import { addOccupant, endOccupant, showOccupants } from "./occupant.service.ts";

const MORNING = Temporal.Instant.from("2026-05-20T08:00:00Z");
const refused = { code: "access.not-found" };
let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [
    { code: "A1", shares: 400, holders: ["Ana"] },
    { code: "A2", shares: 300, holders: ["Bruno"] },
    { code: "A3", shares: 300, holders: ["Carla"] },
  ]);
});
afterAll(() => db.close());

const noor = {
  ...{ name: "Noor Haddad", email: "noor@example.be", phone: "0477 00 00 00" },
  ...{ language: "fr", startsOn: "2025-01-01" },
};
const add = (code: string, change: object = {}) =>
  at(MORNING, () =>
    addOccupant(
      house.syndic,
      house.id,
      NewOccupant.parse({ lotId: house.lotOf(code), ...noor, ...change }),
    ),
  );
const correct = (occupantId: string, change: object) =>
  at(MORNING, () =>
    correctOccupant(
      house.syndic,
      house.id,
      OccupantChange.parse({ occupantId, ...noor, reason: "Relu le bail", ...change }),
    ),
  );
const desk = async (code: string) =>
  (await at(MORNING, () => showOccupantDesk(house.syndic, house.id, house.lotOf(code)))).occupants;
const listed = (code: string, actor = house.syndic) =>
  showOccupants(actor, house.id, house.lotOf(code));

test("a correction keeps what stood, why and by whom", async () => {
  const occupantId = await add("A1");
  await correct(occupantId, { name: "Noor El Haddad", endsOn: "2026-12-31" });
  await correct(occupantId, { name: "Noor El Haddad", endsOn: "" });
  await correct(occupantId, { name: "Noor El Haddad" });
  const shown = (await desk("A1")).find(({ id }) => id === occupantId);
  expect(shown).toMatchObject({ name: "Noor El Haddad", endsOn: null, keptUntil: null });
  expect(shown?.corrections).toMatchObject([
    { before: { endsOn: "2026-12-31" }, on: "2026-05-20" },
    { before: { name: "Noor Haddad", endsOn: null }, reason: "Relu le bail" },
  ]);
  await expect(correct(occupantId, { endsOn: "2024-12-31" })).rejects.toMatchObject({
    ...{ code: "occupant.ends-before-start", field: "endsOn" },
  });
  expect(() => OccupantChange.parse({ occupantId, ...noor, reason: " " })).toThrow();
});

test("one entered by mistake is nowhere, is put back, or goes after thirty days", async () => {
  const occupantId = await add("A2");
  const mistake = { occupantId, reason: "C’était le lot A1" };
  await at(MORNING, () => withdrawOccupant(house.syndic, house.id, mistake));
  expect(await listed("A2")).toEqual([]);
  expect(await listed("A2", house.owner("Bruno"))).toEqual([]);
  const here = await read(house.syndic, (tx) => occupantsAt(tx, house.id, plainDate("2026-05-20")));
  expect(here.some(({ id }) => id === occupantId)).toBe(false);
  expect(await desk("A2")).toMatchObject([
    { withdrawal: { reason: mistake.reason, on: "2026-05-20" }, keptUntil: "2026-06-19" },
  ]);
  const again = at(MORNING, () => withdrawOccupant(house.syndic, house.id, mistake));
  await expect(again).rejects.toMatchObject({ code: "occupant.withdrawn" });
  await expect(correct(occupantId, {})).rejects.toMatchObject({ code: "occupant.withdrawn" });
  await restoreOccupant(house.syndic, house.id, { occupantId });
  expect(await listed("A2")).toHaveLength(1);
  await expect(restoreOccupant(house.syndic, house.id, { occupantId })).rejects.toMatchObject(
    refused,
  );
  await at(MORNING, () => withdrawOccupant(house.syndic, house.id, mistake));
  const remove = (days: number) =>
    at(MORNING.add({ hours: 24 * days }), () => removeDue(systemOf(), house.id));
  expect(await remove(30)).toEqual([]);
  expect(await remove(31)).toEqual([{ kind: "withdrawn-occupants", count: 1 }]);
  expect(await desk("A2")).toEqual([]);
});

test("erasure takes the ways to reach him while he is there, everything once he has left", async () => {
  const occupantId = await add("A3");
  await correct(occupantId, { phone: "0488 11 11 11" });
  await at(MORNING, () => eraseOccupant(house.syndic, house.id, { occupantId }));
  const shown = (await desk("A3")).find(({ id }) => id === occupantId);
  expect(shown).toMatchObject({ name: "Noor Haddad", email: null, phone: null });
  expect(shown?.corrections[0]?.before).toMatchObject({ email: null, phone: null });
  await endOccupant(house.syndic, house.id, { occupantId, endsOn: "2026-05-19" });
  await at(MORNING, () => eraseOccupant(house.syndic, house.id, { occupantId }));
  expect((await desk("A3")).some(({ id }) => id === occupantId)).toBe(false);
  const { rows } = await db.admin.query("SELECT FROM occupant_correction WHERE occupant_id = $1", [
    occupantId,
  ]);
  expect(rows).toEqual([]);
});

test("restricted, nothing is written to him and his landlord sees a name", async () => {
  const occupantId = await add("A3", { name: "Yanis Roy" });
  const restrict = (restricted: boolean) =>
    at(MORNING, () => restrictOccupant(house.syndic, house.id, { occupantId, restricted }));
  const written = () =>
    read(house.syndic, (tx) => occupantsAt(tx, house.id, plainDate("2026-05-20")));
  await restrict(true);
  expect((await written()).some(({ id }) => id === occupantId)).toBe(false);
  const one = async (actor = house.syndic) =>
    (await listed("A3", actor)).find(({ id }) => id === occupantId);
  expect(await one()).toMatchObject({ restrictedOn: "2026-05-20", email: noor.email });
  expect(await one(house.owner("Carla"))).toMatchObject({
    ...{ name: "Yanis Roy", email: null, phone: null, restrictedOn: null },
  });
  await restrict(false);
  expect((await written()).some(({ id }) => id === occupantId)).toBe(true);
});

test("a year after he left he is removed with what was corrected; the association may set it", async () => {
  const occupantId = await add("A1", { name: "Zoé Lang", endsOn: "2025-05-19" });
  await correct(occupantId, { name: "Zoé Lange", endsOn: "2025-05-19" });
  await add("A1", { name: "Max Lang", endsOn: "2025-05-20" });
  await add("A1", { name: "Eva Lang", endsOn: "2025-12-31" });
  const left = (await desk("A1")).find(({ name }) => name === "Max Lang");
  expect(left?.keptUntil).toBe("2026-05-20");
  const remove = () => at(MORNING, () => removeDue(systemOf(), house.id));
  expect(await remove()).toEqual([{ kind: "occupants", count: 1 }]);
  const asked = { occupantMonths: 3, faultContactDays: null };
  await expect(setRetention(house.owner("Ana"), house.id, asked)).rejects.toMatchObject(refused);
  await setRetention(house.syndic, house.id, asked);
  expect(await remove()).toEqual([{ kind: "occupants", count: 2 }]);
  const told = await showProcessing(house.owner("Ana"), house.id);
  expect(told).toMatchObject({ settings: asked, maySet: false });
  expect(told.removals.filter(({ kind }) => kind === "occupants")).toHaveLength(2);
  expect((await desk("A1")).some(({ name }) => name.endsWith("Lang"))).toBe(false);
});

test("nobody but the office keeps occupants, not even of his own lot", async () => {
  const occupantId = await add("A1", { name: "Ida" });
  const ana = house.owner("Ana");
  const reason = "x";
  const change = OccupantChange.parse({ occupantId, ...noor, reason });
  for (const act of [
    () => showOccupantDesk(ana, house.id, house.lotOf("A1")),
    () => correctOccupant(ana, house.id, change),
    () => withdrawOccupant(ana, house.id, { occupantId, reason }),
    () => restoreOccupant(ana, house.id, { occupantId }),
    () => eraseOccupant(ana, house.id, { occupantId }),
    () => restrictOccupant(ana, house.id, { occupantId, restricted: true }),
  ]) {
    await expect(act()).rejects.toMatchObject(refused);
  }
});
