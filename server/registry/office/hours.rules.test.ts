import fc from "fast-check";
import { expect, test } from "vitest";
import { dayAsTyped, groupDays, parseDay } from "./hours.rules.ts";
import { OpeningHours, WEEKDAYS } from "./hours.schema.ts";

const span = (from: string, to: string) => ({ from, to });

test.each([
  ["", []],
  ["9:00-12:00", [span("09:00", "12:00")]],
  ["9-12", [span("09:00", "12:00")]],
  ["9h-12h30, 13h30-17h", [span("09:00", "12:30"), span("13:30", "17:00")]],
  ["9.00 – 12.30 / 14.00 – 17.00", [span("09:00", "12:30"), span("14:00", "17:00")]],
  ["9 h 30 à 12 h et 14 h à 16 h", [span("09:30", "12:00"), span("14:00", "16:00")]],
  ["9u tot 12u en 13u30 tot 17u", [span("09:00", "12:00"), span("13:30", "17:00")]],
  ["9 Uhr bis 12 Uhr", [span("09:00", "12:00")]],
  ["0:00-24:00", [span("00:00", "24:00")]],
])("%j is read", (typed, periods) => {
  expect(parseDay(typed)).toEqual(periods);
});

test.each([
  "le matin",
  "9",
  "12-9",
  "9-9",
  "9:00-25:00",
  "9:60-12:00",
  "24:30-25:00",
  "9-12, 11-14",
  "9-12, 12-14",
  "14-17, 9-12",
  "8-9, 10-11, 12-13, 14-15",
  "<b>9-12</b>",
])("%j is refused: no hours, or hours that cannot be kept", (typed) => {
  expect(parseDay(typed)).toBeNull();
});

test("what is shown to be changed is read back the same", () => {
  const minute = fc.integer({ min: 0, max: 24 * 60 });
  const typed = (at: number) =>
    `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
  const day = fc.uniqueArray(minute, { minLength: 2, maxLength: 6 }).map((minutes) => {
    const times = minutes.toSorted((a, b) => a - b).map(typed);
    const pairs = times.flatMap((from, index) => {
      const to = times[index + 1];
      return index % 2 === 0 && to !== undefined ? [span(from, to)] : [];
    });
    return pairs;
  });
  fc.assert(
    fc.property(day, (periods) => {
      expect(parseDay(dayAsTyped(periods))).toEqual(periods);
    }),
    { seed: 3, numRuns: 300 },
  );
});

test("days that follow with the same hours are one line, others are not", () => {
  const full = [span("09:00", "12:00"), span("13:30", "17:00")];
  const short = [span("09:00", "12:00")];
  const hours = { monday: full, tuesday: full, wednesday: short, friday: full, saturday: full };
  expect(groupDays(OpeningHours.parse(hours))).toEqual([
    { first: "monday", last: "tuesday", periods: full },
    { first: "wednesday", last: "wednesday", periods: short },
    { first: "friday", last: "saturday", periods: full },
  ]);
  expect(groupDays({})).toEqual([]);
});

test("every open day stands in one group, with its own hours", () => {
  const choices = [undefined, [span("09:00", "12:00")], [span("13:00", "17:00")]];
  const week = fc.array(fc.constantFrom(...choices), { minLength: 7, maxLength: 7 });
  fc.assert(
    fc.property(week, (days) => {
      const open = WEEKDAYS.flatMap((day, index) => {
        const periods = days[index];
        return periods ? [[day, periods] as const] : [];
      });
      const groups = groupDays(OpeningHours.parse(Object.fromEntries(open)));
      const told = groups.flatMap(({ first, last, periods }) =>
        WEEKDAYS.slice(WEEKDAYS.indexOf(first), WEEKDAYS.indexOf(last) + 1).map(
          (day) => [day, periods] as const,
        ),
      );
      expect(told).toEqual(open);
    }),
    { seed: 3, numRuns: 300 },
  );
});
