import { expect, test } from "vitest";
import { legalInstant, plainDate } from "#server/kernel/calendar.ts";
import {
  articleOf,
  BREACH_ARTICLES,
  BREACH_KINDS,
  isAllowed,
  momentOf,
  refuseBreach,
} from "./breach.rules.ts";

const HOUR = 3_600_000;
const opened = 100 * HOUR;

test("every kind is listed once, and names its article or asks for its source", () => {
  expect(BREACH_KINDS.toSorted()).toEqual(Object.keys(BREACH_ARTICLES).sort());
  for (const kind of BREACH_KINDS) {
    const known = BREACH_ARTICLES[kind];
    expect(articleOf(kind, "")).toBe(known);
    expect(articleOf(kind, "jugement du 3 mai")).toBe(known ?? "jugement du 3 mai");
  }
});

test("a judge's leave and a derogation are no breach", () => {
  expect(BREACH_KINDS.filter(isAllowed)).toEqual(["courtOrder", "derogation"]);
});

test.each<[string, number | null, boolean, number, number, string | null]>([
  ["now", opened, false, opened + 1, opened + 1, null],
  ["an hour ago", opened, false, opened, opened + HOUR, null],
  ["at the door, before the opening", opened, false, opened - HOUR, opened + 1, null],
  ["to come", opened, false, opened + 2, opened + 1, "breach.outside-meeting"],
  ["on another day", opened, false, opened - 13 * HOUR, opened, "breach.outside-meeting"],
  ["before the opening of all", null, false, opened, opened, "breach.not-open"],
  ["after the minutes are final", opened, true, opened, opened, "breach.minutes-final"],
])("what happened %s", (_, openedAt, frozen, at, now, refusal) => {
  expect(refuseBreach({ openedAt, frozen }, at, now)).toBe(refusal);
});

const evening = plainDate("2026-12-31");

test.each([
  ["opened at 22:00, said of 23:30", "22:00", "23:30", "2026-12-31"],
  ["opened at 22:00, said of half past midnight", "22:00", "00:30", "2027-01-01"],
  ["opened at 22:00, said of 10:00: at the door", "22:00", "10:00", "2026-12-31"],
  ["opened at 22:00, said of 09:59: of the morning after", "22:00", "09:59", "2027-01-01"],
  ["opened at 09:00, said of half past midnight", "09:00", "00:30", "2026-12-31"],
])("the day of an hour: %s", (_, openedAt, said, day) => {
  const opening = legalInstant(evening, openedAt).epochMilliseconds;
  expect(momentOf(evening, said, opening)).toEqual(legalInstant(plainDate(day), said));
});
