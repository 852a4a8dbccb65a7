import fc from "fast-check";
import { expect, test } from "vitest";
import { plainDate } from "./calendar.ts";
import { addWorkingDays, easterSunday, isWorkingDay, legalHolidays } from "./working-days.ts";

const easters = [
  { year: 1818, sunday: "1818-03-22" },
  { year: 1943, sunday: "1943-04-25" },
  { year: 1954, sunday: "1954-04-18" },
  { year: 1961, sunday: "1961-04-02" },
  { year: 1981, sunday: "1981-04-19" },
  { year: 2000, sunday: "2000-04-23" },
  { year: 2011, sunday: "2011-04-24" },
  { year: 2024, sunday: "2024-03-31" },
  { year: 2026, sunday: "2026-04-05" },
  { year: 2038, sunday: "2038-04-25" },
  { year: 2049, sunday: "2049-04-18" },
  { year: 2076, sunday: "2076-04-19" },
  { year: 2285, sunday: "2285-03-22" },
];

test.each(easters)("Easter of $year is $sunday", ({ year, sunday }) => {
  expect(easterSunday(year).toString()).toBe(sunday);
});

test("Easter is a Sunday between 22 March and 25 April", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1583, max: 4000 }), (year) => {
      const easter = easterSunday(year);
      const day = easter.toString().slice(5);
      return easter.dayOfWeek === 7 && day >= "03-22" && day <= "04-25";
    }),
    { seed: 20261121, numRuns: 500 },
  );
});

test("a year has ten legal holidays, in order", () => {
  expect(legalHolidays(2026).map(String)).toEqual([
    "2026-01-01",
    "2026-04-06",
    "2026-05-01",
    "2026-05-14",
    "2026-05-25",
    "2026-07-21",
    "2026-08-15",
    "2026-11-01",
    "2026-11-11",
    "2026-12-25",
  ]);
});

const days = [
  { day: "2026-05-22", working: true, why: "a Friday" },
  { day: "2026-05-23", working: false, why: "a Saturday" },
  { day: "2026-05-24", working: false, why: "Whit Sunday" },
  { day: "2026-05-25", working: false, why: "Whit Monday" },
  { day: "2026-05-26", working: true, why: "the Tuesday after" },
  { day: "2026-05-15", working: true, why: "the Friday after Ascension, which only banks keep" },
  { day: "2026-04-03", working: true, why: "Good Friday" },
];

test.each(days)("$day, $why: working day $working", ({ day, working }) => {
  expect(isWorkingDay(plainDate(day))).toBe(working);
});

const counts = [
  { from: "2026-05-20", count: 8, to: "2026-06-02", why: "R-SYN-21, over Whit Monday" },
  { from: "2026-05-20", count: 0, to: "2026-05-20", why: "nothing to count" },
  { from: "2026-06-01", count: -1, to: "2026-05-29", why: "the last one before a Monday" },
  { from: "2026-05-05", count: -3, to: "2026-04-29", why: "back over Labour Day" },
  { from: "2026-12-31", count: 1, to: "2027-01-04", why: "over New Year on a Friday" },
  { from: "2028-02-28", count: 1, to: "2028-02-29", why: "onto a leap day" },
];

test.each(counts)("$from and $count working days: $to ($why)", ({ from, count, to }) => {
  expect(addWorkingDays(plainDate(from), count).toString()).toBe(to);
});
