import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { at } from "#server/platform/clock.ts";
import { read } from "#server/platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { termsOf } from "#server/registry/deadline/deadline.policy.ts";
import { listQueue } from "#server/registry/deadline/deadline.queries.ts";
import { remindDeadlines } from "#server/registry/deadline/deadline.service.ts";
import { finishDeadline, reopenDeadline } from "#server/registry/deadline/seeing-to.service.ts";
import { showCalendar } from "#server/site/calendar/calendar.service.ts";
import { addPoint } from "../agenda/annual.service.ts";
import { createMeeting, discardMeeting } from "../meeting/meeting.service.ts";
import { yearView } from "./year.queries.ts";
import type { Duty } from "./year.rules.ts";
import { settleYear } from "./year.service.ts";

let db: TestDatabase;
let house: House;

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  house = await seedHouse(db.admin, [{ code: "A1", shares: 1000, holders: ["Ana"] }]);
  await period("05-11");
});

const on = <T>(day: string, act: () => Promise<T>) =>
  at(Temporal.Instant.from(`${day}T09:00:00Z`), act);
const period = (start: string) =>
  db.admin.query("UPDATE association SET period_start = $2 WHERE id = $1", [house.id, start]);
const settle = (day: string, begin = true) =>
  on(day, () => settleYear(systemOf(house.id), house.id, begin));

/** The open terms of the year, as `kind day`, the nearest first. */
async function open(): Promise<string[]> {
  const { rows } = await db.admin.query<{ line: string }>(
    `SELECT replace(kind, 'assembly.year-', '') || ' ' || due_on AS line FROM legal_deadline
     WHERE association_id = $1 AND kind LIKE 'assembly.year-%' AND done_at IS NULL
     ORDER BY due_on, kind`,
    [house.id],
  );
  return rows.map(({ line }) => line);
}
const termOf = async (duty: Duty, day: string) =>
  (await on(day, () => read(house.syndic, (tx) => yearView(tx, house.id)))).duties.find(
    (line) => line.duty === duty,
  );
const plan = (day = "2026-05-20") =>
  on("2026-03-01", () =>
    createMeeting(house.syndic, house.id, {
      ...{ kind: "ordinary", on: day, time: "19:30", place: "Hall", language: "fr" },
      ...{ remoteAllowed: false, conferenceUrl: null, conferencePhone: null },
      ...{ consultation: "Au bureau", urgencyReason: null },
    }),
  );
async function hold(meetingId: string, day: string) {
  const within = [house.id, meetingId];
  await db.admin.query(
    `INSERT INTO meeting_opening (association_id, meeting_id, at, chair_party_id, secretary_name,
       quorate, heads_present, heads_total, shares_present, shares_total, rules_version, roll_hash)
     VALUES ($1, $2, $4, $3, 'S', true, 1, 1, 1000, 1000, 'be-2019-01', '\\x00')`,
    [...within, house.partyOf("Ana"), `${day}T17:30:00Z`],
  );
  await db.admin.query(
    "INSERT INTO meeting_closing (association_id, meeting_id, at) VALUES ($1, $2, $3)",
    [...within, `${day}T20:00:00Z`],
  );
}

test("what the annual meeting asks is in the office's list and calendar, once, and reminded of", async () => {
  expect(await settle("2026-01-15")).toBe(true);
  const first = await open();
  expect(first).toContain("accounts 2026-03-18");
  expect(first).toContain("meeting 2026-05-25");
  expect(first).toHaveLength(10);
  expect(await Promise.all([settle("2026-01-15"), settle("2026-01-16")])).toEqual([false, false]);
  expect(await open()).toEqual(first);

  const queue = await on("2026-03-04", () =>
    read(house.syndic, async (tx) => {
      const { law, tasks } = await listQueue(
        tx,
        termsOf(house.syndic),
        Temporal.PlainDate.from("2026-03-04"),
        null,
      );
      return { law: law.map(({ kind }) => kind), tasks: tasks.map(({ kind }) => kind) };
    }),
  );
  expect(queue.law).toContain("assembly.year-meeting");
  expect(queue.tasks).toContain("assembly.year-accounts");
  const { syndic } = house;
  const month = await on("2026-03-04", async () =>
    syndic.kind === "person" ? showCalendar(syndic, { month: "2026-03" }) : null,
  );
  expect(month?.events.map(({ about }) => about)).toContain("assembly.year-accounts");
  expect(await on("2026-03-04", () => remindDeadlines(systemOf(house.id), house.id))).toBe(1);
  expect(await on("2026-03-05", () => remindDeadlines(systemOf(house.id), house.id))).toBe(0);
});

test("they follow the period when it is changed, and begin with no change of it", async () => {
  expect(await settle("2026-01-15", false)).toBe(false);
  expect(await open()).toEqual([]);
  await settle("2026-01-15");
  await period("06-11");
  expect(await settle("2026-01-15", false)).toBe(true);
  expect(await open()).toContain("proposals 2026-05-21");
  const { rows } = await db.admin.query("SELECT FROM annual_year WHERE association_id = $1", [
    house.id,
  ]);
  expect(rows).toHaveLength(1);
});

test("a fact ends a term, its taking back opens it again", async () => {
  await settle("2026-01-15");
  const meetingId = await plan();
  await on("2026-03-01", () =>
    addPoint(house.syndic, house.id, { meetingId, point: "contractReport" }),
  );
  await settle("2026-03-02");
  const lines = (await open()).join();
  expect(lines).not.toMatch(/contract-report|plan|notice/);
  expect(lines).toContain("deposit 2026-04-29");
  await on("2026-03-03", () => discardMeeting(house.syndic, house.id, { meetingId }));
  await settle("2026-03-04");
  expect((await open()).join()).toMatch(/contract-report.*plan.*notice/);
});

test("a hand ends it with the day it was done, not one to come, and nothing opens it but a hand", async () => {
  await settle("2026-01-15");
  const deadlineId = (await termOf("accounts", "2026-01-16"))?.termId ?? "";
  const finish = (doneOn: string) =>
    on("2026-03-10", () => finishDeadline(house.syndic, house.id, { deadlineId, doneOn }));
  await expect(finish("2026-03-11")).rejects.toMatchObject({ code: "deadline.done-to-come" });
  await finish("2026-03-02");
  await settle("2026-03-11");
  expect(await termOf("accounts", "2026-04-01")).toMatchObject({
    ...{ state: "done", doneOn: "2026-03-02", termId: null },
  });
  await on("2026-03-12", () => reopenDeadline(house.syndic, house.id, { deadlineId }));
  expect(await termOf("accounts", "2026-04-01")).toMatchObject({ state: "late", doneOn: null });
});

test("a meeting that was held ends its year and begins the next", async () => {
  await settle("2026-01-15");
  await hold(await plan(), "2026-05-20");
  await settle("2026-05-21");
  expect((await open())[0]).toBe("accounts 2027-03-17");
  const { rows } = await db.admin.query(
    "SELECT ended_at IS NULL AS open FROM annual_year WHERE association_id = $1 ORDER BY opens_on",
    [house.id],
  );
  expect(rows).toEqual([{ open: false }, { open: true }]);
});

test("a meeting that was missed stays to be held", async () => {
  await settle("2026-01-15");
  await settle("2026-05-26");
  const lines = await open();
  expect(lines).toContain("meeting 2026-05-25");
  expect(lines).toContain("meeting 2027-05-25");
});

test("what only doing it can meet is not ticked", async () => {
  await settle("2026-01-15");
  const deadlineId = (await termOf("proposals", "2026-01-16"))?.termId ?? "";
  await expect(
    on("2026-03-10", () => finishDeadline(house.syndic, house.id, { deadlineId })),
  ).rejects.toMatchObject({ code: "deadline.not-by-hand" });
});
