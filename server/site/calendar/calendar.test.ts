import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "#server/kernel/actor.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { at, newRowId } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { systemOf, type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { type House, seedHouse } from "#server/platform/testing-house.ts";
import { setDeadline } from "#server/registry/deadline/deadline.service.ts";
import { closeFeed, openFeed, readFeed, showCalendar } from "./calendar.service.ts";
import { monthsAround, weeksOf } from "./calendar-month.rules.ts";

const ON = Temporal.Instant.from("2026-05-10T08:00:00Z");
let db: TestDatabase;
let house: House;
let meeting: string;

const month = (actor: Person, asked: string | null = null) =>
  at(ON, () => showCalendar(actor, { month: asked }));
const shown = async (actor: Person, asked: string | null = null) =>
  (await month(actor, asked)).events.map(({ kind, day, about }) =>
    `${day} ${kind} ${about}`.trim(),
  );

beforeAll(async () => {
  db = await testDatabase();
  house = await seedHouse(db.admin, [{ code: "A1", shares: 1, holders: ["ann"] }]);
  const other = await seedHouse(db.admin, [{ code: "A1", shares: 1, holders: ["zoe"] }]);
  meeting = newRowId();
  await db.admin.query(
    `INSERT INTO meeting (association_id, id, kind, session, starts_at, place, remote_allowed,
       consultation, language, rules_version, created_at)
     VALUES ($1, $2, 'ordinary', 1, '2026-05-20T22:30:00Z', 'Hall', true, 'Bureau', 'fr', '2026', now())`,
    [house.id, meeting],
  );
  for (const { id } of [house, other]) {
    await write(systemOf(id), id, (tx) =>
      setDeadline(tx, id, "assembly.minutes", meeting, plainDate("2026-05-31"), "3.87 §12"),
    );
  }
});
afterAll(() => db.close());

test("an office's month holds its terms and its meetings, on the day they fall on in Belgium", async () => {
  expect(await shown(house.syndic)).toEqual([
    "2026-05-21 meeting ordinary",
    "2026-05-31 deadline assembly.minutes",
  ]);
  expect(await shown(house.syndic, "2028-05")).toEqual(["2028-05-31 mandate"]);
  expect(await shown(house.syndic, "2026-04")).toEqual([]);
});

test("an owner is told of a meeting once it is convened, and of no term", async () => {
  const ann = house.owner("ann");
  expect(await shown(ann)).toEqual([]);
  await db.admin.query(
    "INSERT INTO convocation (association_id, meeting_id, at, agenda_hash) VALUES ($1, $2, now(), '')",
    [house.id, meeting],
  );
  expect(await shown(ann)).toEqual(["2026-05-21 meeting ordinary"]);
});

test("a secret address tells titles and nobody's name, until it is closed or made again", async () => {
  const { token } = await openFeed(house.syndic);
  const file = await at(ON, () => readFeed(token));
  expect(file).toContain("BEGIN:VCALENDAR");
  expect(file).toContain("SUMMARY:Résidence du Parc — Assemblée générale");
  expect(file).toContain("DTSTART:20260520T223000Z");
  expect(file).toContain("DTSTART;VALUE=DATE:20260531");
  expect(file).not.toMatch(/Peeters|Sofie|@office/);
  expect((await month(house.syndic)).hasFeed).toBe(true);
  const next = await openFeed(house.syndic);
  const refused = { code: "access.not-found" };
  await expect(at(ON, () => readFeed(token))).rejects.toMatchObject(refused);
  await closeFeed(house.syndic);
  await expect(at(ON, () => readFeed(next.token))).rejects.toMatchObject(refused);
  for (const wrong of ["", "x", "a".repeat(43), `${next.token}'--`]) {
    await expect(readFeed(wrong)).rejects.toMatchObject(refused);
  }
  const kept = await db.admin.query("SELECT * FROM calendar_feed");
  expect(JSON.stringify(kept.rows)).not.toContain(token);
});

test("what the feed's owner may no longer see is no longer told", async () => {
  const { token } = await openFeed(house.syndic);
  await db.admin.query("UPDATE office_staff SET ends_on = '2026-05-01' WHERE account_id = $1", [
    house.staffAccountId,
  ]);
  expect(await at(ON, () => readFeed(token))).not.toContain("SUMMARY");
  await db.admin.query("UPDATE office_staff SET ends_on = NULL WHERE account_id = $1", [
    house.staffAccountId,
  ]);
});

test("an address asked for too often has to wait", async () => {
  const asked = "b".repeat(43);
  for (let n = 0; n < 60; n += 1) await readFeed(asked).catch(() => undefined);
  await expect(readFeed(asked)).rejects.toMatchObject({ code: "calendar.too-often" });
});

test.each([
  ["2026-02", 4, "2026-02-01", 6],
  ["2026-06", 5, "2026-06-01", 0],
  ["2027-02", 4, "2027-02-01", 0],
])("%s has %i weeks, its first day in its column", (asked, weeks, first, place) => {
  const found = weeksOf(asked);
  expect(found.every((week) => week.length === 7)).toBe(true);
  expect(found[0]?.[place]).toBe(first);
  expect(found).toHaveLength(place === 6 ? weeks + 1 : weeks);
});

test("a month stands between two others, over the year's end too", () => {
  expect(monthsAround("2026-12")).toEqual({ before: "2026-11", after: "2027-01" });
});
