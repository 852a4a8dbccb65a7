import { describe, expect, test } from "vitest";
import {
  daysBetween,
  fromColumn,
  legalDate,
  legalInstant,
  plainDate,
  toColumn,
  within,
} from "./calendar.ts";

describe("legal dates", () => {
  test.each([
    ["2026-05-19T21:59:59Z", "2026-05-19"],
    ["2026-05-19T22:00:00Z", "2026-05-20"],
    ["2026-01-01T22:59:59Z", "2026-01-01"],
    ["2026-01-01T23:00:00Z", "2026-01-02"],
  ])("%s falls on %s in Belgium", (instant, day) => {
    expect(legalDate(Temporal.Instant.from(instant)).toString()).toBe(day);
  });

  test.each([
    ["2026-03-29", "02:30", "2026-03-29T01:30:00Z"],
    ["2026-10-25", "02:30", "2026-10-25T00:30:00Z"],
    ["2026-05-20", "19:00", "2026-05-20T17:00:00Z"],
  ])("%s at %s is one instant, over the changes of hour", (day, time, instant) => {
    expect(legalInstant(plainDate(day), time).toString()).toBe(instant);
  });

  test("a day that is not in the calendar is refused", () => {
    expect(() => plainDate("2026-02-29")).toThrow(RangeError);
    expect(() => plainDate("31/02/2020")).toThrow(RangeError);
  });

  test.each([
    ["2026-05-05", "2026-05-20", 15],
    ["2028-02-28", "2028-03-01", 2],
    ["2026-02-28", "2026-03-01", 1],
    ["2026-05-20", "2026-05-05", -15],
  ])("from %s to %s are %s days", (from, to, days) => {
    expect(daysBetween(plainDate(from), plainDate(to))).toBe(days);
  });

  test("both ends of a period belong to it, and an open end never closes", () => {
    const [first, last] = [plainDate("2026-01-01"), plainDate("2026-12-31")];
    expect(within(first, first, last)).toBe(true);
    expect(within(last, first, last)).toBe(true);
    expect(within(last.add({ days: 1 }), first, last)).toBe(false);
    expect(within(plainDate("2999-01-01"), first, null)).toBe(true);
  });

  test("a date column keeps its day in any time zone", () => {
    expect(fromColumn(toColumn(plainDate("2026-12-31"))).toString()).toBe("2026-12-31");
  });
});
