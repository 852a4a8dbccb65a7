import { expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { countedLots, judgeSeat, needsCouncil, nextPeriodEnd } from "./seat.rules.ts";

const of = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([kind, count]) => Array.from({ length: count }, () => kind));

// C1 to C3 of the law's examples.
test.each([
  [{ apartment: 15, cellar: 15, parking: 20 }, 15, false],
  [{ apartment: 19, commercial: 1, garage: 30 }, 20, true],
  [{ garage: 20 }, 0, false],
  [{ apartment: 19, other: 1 }, 20, true],
  [{}, 0, false],
])("of %j, %i count for the council", (counts, counted, needed) => {
  expect(countedLots(of(counts))).toBe(counted);
  expect(needsCouncil(of(counts))).toBe(needed);
});

test.each([
  ["2026-05-20", "05-11", "2027-05-25"],
  ["2026-05-11", "05-11", "2027-05-25"],
  ["2026-05-10", "05-11", "2026-05-25"],
  ["2026-01-05", "12-24", "2027-01-07"],
])(
  "appointed %s, the next ordinary assembly of a period from %s is over on %s",
  (on, start, end) => {
    expect(nextPeriodEnd(plainDate(on), start).toString()).toBe(end);
  },
);

test.each([
  ["2026-05-20", "2026-05-20", "2027-05-25", "lawful"],
  ["2026-05-20", "2026-05-20", "2027-11-25", "lawful"],
  ["2026-05-20", "2026-05-20", "2027-11-26", "beyond-assembly"],
  ["2026-05-20", "2026-05-19", "2027-05-25", "starts-before-appointment"],
  ["2026-05-20", "2026-06-01", "2026-05-31", "ends-before-start"],
])("appointed %s, from %s to %s: %s", (appointedOn, startsOn, endsOn, verdict) => {
  const days = {
    appointedOn: plainDate(appointedOn),
    startsOn: plainDate(startsOn),
    endsOn: plainDate(endsOn),
  };
  expect(judgeSeat(days, "05-11")).toBe(verdict);
});
