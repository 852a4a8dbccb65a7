import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { getDecision, siblingsOf } from "../decision/decision.queries.ts";
import { enterEarlier } from "../decision/decision.service.ts";
import { standingOf } from "./challenge.rules.ts";
import type { RecordChallenge, RecordRuling } from "./challenge.schema.ts";
import { recordChallenge, recordRuling } from "./challenge.service.ts";

let db: TestDatabase;
let house: House;
let other: House;
let roof: string;
let paint: string;

const noon = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`);
const DECIDED = "2026-03-10";

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["Ana"] }]);
  other = await seedHouse(db.admin, [{ code: "Z1", shares: 1000, holders: ["Zoe"] }]);
  const enter = (item: string) =>
    at(noon("2026-04-01"), () =>
      enterEarlier(house.syndic, house.id, {
        ...{ decidedOn: DECIDED, item, text: `${item}.`, language: "fr", outcome: "adopted" },
        ...{ decisionType: null, votesFor: null, votesAgainst: null, abstained: null },
        ...{ electorate: null, documentId: null },
        scan: { filename: "PV.pdf", bytes: new TextEncoder().encode("%PDF-1.4") },
      }),
    );
  [roof, paint] = [await enter("Toiture"), await enter("Peinture")];
});

const claim = (input: Partial<RecordChallenge> = {}, actor: Person = house.syndic) =>
  at(noon("2026-09-01"), () =>
    recordChallenge(actor, house.id, {
      ...{ decisionIds: [roof], claimant: "owner", court: "Justice de paix de Schaerbeek" },
      ...{ caseNumber: "26A417", filedOn: "2026-07-10" },
      ...input,
    }),
  );
const ruled = (challengeId: string, input: Partial<RecordRuling> = {}) =>
  at(noon("2027-09-01"), () =>
    recordRuling(house.syndic, house.id, {
      ...{ challengeId, decisionId: roof, kind: "annulled", on: "2026-11-03", reference: null },
      ...input,
    }),
  );
const shown = (id: string) => read(house.syndic, (tx) => getDecision(tx, house.id, id));
const standing = async (id: string) => standingOf((await shown(id)).challenges);

test("one claim against two decisions is judged one by one, and the register shows each", async () => {
  const challengeId = await claim({ decisionIds: [roof, paint, roof] });
  expect(await standing(roof)).toBe("contested");
  expect(await standing(paint)).toBe("contested");
  await ruled(challengeId, { kind: "suspended", on: "2026-10-01" });
  await ruled(challengeId, { kind: "upheld", decisionId: paint });
  expect(await standing(roof)).toBe("suspended");
  expect(await standing(paint)).toBe("stands");
  await ruled(challengeId, { reference: "Jugement n° 812" });
  expect((await shown(roof)).challenges).toMatchObject([
    {
      ...{ claimant: "owner", court: "Justice de paix de Schaerbeek", caseNumber: "26A417" },
      filedOn: "2026-07-10",
      rulings: [
        { kind: "suspended", on: "2026-10-01" },
        { kind: "annulled", reference: "Jugement n° 812" },
      ],
    },
  ]);
  expect(await standing(roof)).toBe("annulled");
});

test("rulings follow by their day, in whatever order they are entered", async () => {
  const challengeId = await claim();
  await ruled(challengeId, { kind: "upheld", on: "2027-05-04" });
  await ruled(challengeId, { kind: "annulled", on: "2026-11-03" });
  expect(await standing(roof)).toBe("stands");
});

describe("a claim", () => {
  test("past the four months is recorded as well: the judge says that it is late", async () => {
    await claim({ filedOn: "2026-07-11" });
    expect(await standing(roof)).toBe("contested");
  });

  test.each(["2026-03-09", "2026-09-02"])("cannot be of %s", async (filedOn) => {
    const refusal = { code: "challenge.impossible-day", field: "filedOn" };
    await expect(claim({ filedOn })).rejects.toMatchObject(refusal);
  });

  test("is judged after it was made, and not in the future", async () => {
    const challengeId = await claim();
    for (const on of ["2026-07-09", "2027-09-02"]) {
      const refusal = { code: "challenge.impossible-day", field: "on" };
      await expect(ruled(challengeId, { on })).rejects.toMatchObject(refusal);
    }
    const elsewhere = ruled(challengeId, { decisionId: paint });
    await expect(elsewhere).rejects.toMatchObject({ code: "access.not-found" });
  });

  test("is the syndic's to record, against decisions of this register", async () => {
    const hidden = { code: "access.not-found" };
    await expect(claim({}, house.owner("Ana"))).rejects.toMatchObject(hidden);
    await expect(claim({}, other.syndic)).rejects.toMatchObject(hidden);
    await expect(claim({ decisionIds: [roof, other.id] })).rejects.toMatchObject(hidden);
  });
});

test("the other decisions of the day are at hand, for a claim against several", async () => {
  const found = await read(house.syndic, async (tx) =>
    siblingsOf(tx, house.id, await getDecision(tx, house.id, roof)),
  );
  expect(found).toMatchObject([{ id: paint, item: "Peinture" }]);
});
