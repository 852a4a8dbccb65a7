import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { addPoint } from "../agenda/annual.service.ts";
import { createMeeting } from "../meeting/meeting.service.ts";
import { yearView } from "./year.queries.ts";
import type { Duty } from "./year.rules.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["Ana"] }]);
  await db.admin.query("UPDATE association SET period_start = '05-11' WHERE id = $1", [house.id]);
});

const on = <T>(day: string, act: () => Promise<T>) =>
  at(Temporal.Instant.from(`${day}T09:00:00Z`), act);
const yearOn = (day: string) => on(day, () => read(house.syndic, (tx) => yearView(tx, house.id)));
const draft = (kind: "ordinary" | "extraordinary" = "ordinary") =>
  on("2026-03-01", () =>
    createMeeting(house.syndic, house.id, {
      ...{ kind, on: "2026-05-20", time: "19:30", place: "Hall", language: "fr" },
      ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
      ...{ consultation: "Au bureau", urgencyReason: null },
    }),
  );
const stateOf = async (day: string, duty: Duty) =>
  (await yearOn(day)).duties.find((line) => line.duty === duty)?.state;

test("an association with no meeting yet has the days of its period", async () => {
  await draft("extraordinary");
  const year = await yearOn("2026-01-15");
  expect(year).toMatchObject({
    ...{ plannedId: null, heldId: null },
    period: { from: "2026-05-11", to: "2026-05-25" },
  });
  expect(year.duties[0]).toMatchObject({ duty: "accounts", on: "2026-03-18", state: "next" });
});

test("its draft says what is ready, point by point", async () => {
  const meetingId = await draft();
  expect((await yearOn("2026-03-02")).plannedId).toBe(meetingId);
  expect(await stateOf("2026-05-01", "contractReport")).toBe("late");
  await on("2026-03-02", () =>
    addPoint(house.syndic, house.id, { meetingId, point: "contractReport" }),
  );
  expect(await stateOf("2026-05-01", "contractReport")).toBe("done");
});

test("what was held is followed by its minutes", async () => {
  const meetingId = await draft();
  await db.admin.query(
    `INSERT INTO meeting_opening (association_id, meeting_id, at, chair_party_id, secretary_name,
       quorate, heads_present, heads_total, shares_present, shares_total, rules_version,
       roll_hash)
     VALUES ($1, $2, '2026-05-20T17:30:00Z', $3, 'S', true, 1, 1, 1000, 1000, 'be-2019-01', '\\x00')`,
    [house.id, meetingId, house.partyOf("Ana")],
  );
  await db.admin.query(
    "INSERT INTO meeting_closing (association_id, meeting_id, at) VALUES ($1, $2, '2026-05-20T20:00:00Z')",
    [house.id, meetingId],
  );
  const year = await yearOn("2026-05-22");
  expect(year).toMatchObject({
    ...{ plannedId: null, heldId: meetingId },
    period: { from: "2027-05-11" },
  });
  expect(year.duties.slice(0, 2)).toMatchObject([
    { duty: "minutes", on: "2026-06-19", state: "next" },
    { duty: "challenge", on: "2026-09-20", state: "later" },
  ]);
});
