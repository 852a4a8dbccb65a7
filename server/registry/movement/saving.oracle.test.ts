import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { repeats } from "#server/platform/testing-counts.ts";
import { dayOf, History, HORIZON, run } from "#server/platform/testing-deeds.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import {
  type Deed,
  ownersOf,
  PARTIES,
  startOf,
  toldBy,
  toldOn,
} from "#server/platform/testing-register.ts";
import { registerAt } from "./movement.queries.ts";
import { MovementEntry } from "./movement.schema.ts";
import { enterMovement } from "./movement.service.ts";
import { gathered } from "./rights.rules.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());

const EVENING = Temporal.Instant.from("2026-06-15T18:00:00Z");

/** An act of these histories with the ids of a house. */
function inHouse(act: Deed, house: House, lotIds: ReadonlyMap<string, string>): unknown {
  const text = JSON.stringify(act, (key, value) =>
    key === "floor"
      ? undefined
      : key === "part"
        ? `${value.num}/${value.den}`
        : typeof value === "bigint"
          ? `${value}`
          : value,
  );
  return JSON.parse(text, (key, value) => {
    if (key === "lotId" || key === "lotIds") {
      const idOf = (id: string) => lotIds.get(id.slice(4)) ?? id;
      return typeof value === "string" ? idOf(value) : value.map(idOf);
    }
    const isParty = (key === "partyId" || key === "from") && PARTIES.includes(value);
    return isParty ? house.partyOf(value) : value;
  });
}

async function lotIdsOf(house: House): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.admin.query("SELECT code, id FROM lot WHERE association_id = $1", [
    house.id,
  ]);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

test("the same through the services and PostgreSQL", async () => {
  await fc.assert(
    fc.asyncProperty(History, async ({ shares, moves }) => {
      const start = startOf(shares);
      // Everybody is in the register from the first day, if only for a cellar of no shares.
      const lots = start.lots.map((lot) => ({
        code: lot.code,
        shares: lot.shares,
        holders: ownersOf(lot),
      }));
      const house = await seedHouse(db.admin, [
        ...lots,
        { code: "cellar", shares: 0, holders: PARTIES },
      ]);
      await db.admin.query("UPDATE association SET shares_total = $2 WHERE id = $1", [
        house.id,
        start.total,
      ]);
      const names = new Map(PARTIES.map((party) => [house.partyOf(party), party]));
      const log = await run(start, moves, async (act) => {
        const input = {
          act: inHouse(act, house, await lotIdsOf(house)),
          notary: "Me",
          decision: "AG",
        };
        try {
          await at(EVENING, () =>
            enterMovement(house.syndic, house.id, MovementEntry.parse(input)),
          );
          return true;
        } catch (error) {
          if (error instanceof DomainError) return false;
          throw error;
        }
      });
      const days = new Set([0, HORIZON, ...log.flatMap(({ on }) => [Math.max(0, on - 1), on])]);
      for (const day of days) {
        const register = await read(house.syndic, (tx) =>
          registerAt(tx, house.id, plainDate(dayOf(day))),
        );
        const known = register.lots
          .filter(({ code }) => code !== "cellar")
          .map((lot) => ({
            ...lot,
            holders: gathered(lot.holders).map((held) => ({
              ...held,
              partyId: names.get(held.partyId) ?? "",
            })),
          }));
        expect(toldBy({ ...register, lots: known })).toEqual(toldOn(start, log, day));
      }
    }),
    { numRuns: repeats(400), seed: 20_260_521 },
  );
});
