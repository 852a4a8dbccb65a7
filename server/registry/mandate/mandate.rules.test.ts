import fc from "fast-check";
import { expect, test } from "vitest";
import { isBefore, plainDate } from "#server/kernel/calendar.ts";
import { isWorkingDay } from "#server/kernel/working-days.ts";
import {
  expectedTerms,
  filingDue,
  handOverDue,
  judgeEnd,
  judgeTerm,
  type Known,
  latestEnd,
  overlapped,
  readsUntil,
} from "./mandate.rules.ts";

test.each([
  ["2026-05-20", "2026-05-20", "2029-05-18", "lawful"],
  ["2026-05-20", "2026-05-20", "2029-05-19", "lawful"],
  ["2026-05-20", "2026-05-20", "2029-05-20", "too-long"],
  ["2026-05-20", "2026-05-20", "2026-05-20", "lawful"],
  ["2026-05-20", "2026-05-20", "2026-05-19", "ends-before-start"],
  ["2026-05-20", "2026-05-19", "2027-05-19", "starts-before-appointment"],
  ["2024-02-29", "2024-02-29", "2027-02-27", "lawful"],
])("appointed %s, from %s to %s: %s", (appointed, from, to, verdict) => {
  expect(judgeTerm(plainDate(appointed), plainDate(from), plainDate(to))).toBe(verdict);
});

test.each([
  ["2026-01-01", "2028-12-31"],
  ["2026-06-01", "2029-05-31"],
])("three years from %s end on %s, the day before their anniversary", (from, to) => {
  expect(latestEnd(plainDate(from)).toString()).toBe(to);
});

test.each([
  // R-SYN-21, its two examples: long before, and two days before around Whit Monday.
  ["2026-05-04", "2026-06-01", "2026-05-29"],
  ["2026-05-20", "2026-05-22", "2026-06-02"],
  // The eighth working day before the start is not less than eight.
  ["2026-03-02", "2026-03-12", "2026-03-11"],
  ["2026-03-03", "2026-03-12", "2026-03-13"],
  ["2026-05-20", "2026-05-20", "2026-06-02"],
  // A start on a Monday: the Friday before; after New Year: the last working day of the year.
  ["2026-09-01", "2026-10-05", "2026-10-02"],
  ["2026-11-02", "2027-01-01", "2026-12-31"],
])("decided %s, from %s: filed by %s", (decided, from, due) => {
  expect(filingDue(plainDate(decided), plainDate(from)).toString()).toBe(due);
});

test("a filing is always due on a working day after the decision", () => {
  const day = fc
    .integer({ min: 0, max: 3000 })
    .map((days) => plainDate("2024-01-01").add({ days }));
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 120 }), (decided, later) => {
      const due = filingDue(decided, decided.add({ days: later }));
      return isWorkingDay(due) && isBefore(decided, due);
    }),
    { seed: 20260520, numRuns: 300 },
  );
});

test("the complete file is handed over within thirty days", () => {
  expect(handOverDue(plainDate("2026-06-30")).toString()).toBe("2026-07-30");
});

test.each([
  ["dismissal", "assembly", "2026-05-20", "2026-06-30", "lawful"],
  ["dismissal", "judge", "2026-05-20", "2026-06-30", "judge-only"],
  ["court", "judge", "2026-05-20", "2026-06-30", "lawful"],
  ["resignation", "judge", "2026-05-20", "2026-05-20", "lawful"],
  ["resignation", "assembly", "2026-05-21", "2026-06-30", "decision-in-future"],
  ["resignation", "assembly", "2026-05-20", "2026-05-19", "ends-before-decision"],
  ["dismissal", "assembly", "2026-05-20", "2028-05-31", "not-in-term"],
  ["dismissal", "assembly", "2025-05-20", "2025-05-31", "not-in-term"],
])(
  "%s of a syndic appointed by %s, decided %s, last day %s: %s",
  (kind, appointer, decided, last, verdict) => {
    const mandate = {
      startsOn: plainDate("2025-06-01"),
      endsOn: plainDate("2028-05-31"),
      appointer,
    };
    const end = { kind, decidedOn: plainDate(decided), lastDay: plainDate(last) };
    expect(judgeEnd(mandate, end, plainDate("2026-05-20"))).toBe(verdict);
  },
);

const known = (
  id: string,
  officeId: string,
  from: string,
  to: string,
  provisional = false,
): Known => ({
  id,
  officeId,
  startsOn: plainDate(from),
  endsOn: plainDate(to),
  provisional,
});
const first = known("1", "a", "2023-06-01", "2026-05-31");
const renewed = known("2", "a", "2026-06-01", "2029-05-31");
const other = known("3", "b", "2026-06-01", "2029-05-31");

test.each([
  ["2026-05-31", "2027-05-31", false, true],
  ["2026-06-01", "2027-05-31", false, false],
  ["2022-06-01", "2023-06-01", false, true],
  ["2022-06-01", "2023-05-31", false, false],
  ["2022-06-01", "2027-05-31", false, true],
  // A provisional syndic stands beside the syndic (art. 3.89 §7).
  ["2025-06-01", "2025-12-31", true, false],
])("a term from %s to %s (provisional: %s) overlaps: %s", (from, to, provisional, overlaps) => {
  const term = { startsOn: plainDate(from), endsOn: plainDate(to), provisional };
  expect(overlapped(term, [first]) !== undefined).toBe(overlaps);
});

test.each([
  ["half a year and a day before its end", [first], "2025-12-01", []],
  ["180 days before its end", [first], "2025-12-02", ["registry.mandate 2026-05-31"]],
  ["on its last day", [first], "2026-05-31", ["registry.mandate 2026-05-31"]],
  ["the day after, with nobody", [first], "2026-06-01", ["registry.handover 2026-06-30"]],
  ["a year later, never recorded", [first], "2027-06-01", []],
  ["renewed", [first, renewed], "2026-04-01", []],
  ["with another to come", [first, other], "2026-04-01", ["registry.handover 2026-06-30"]],
])("a mandate %s asks for what it must", (_, all, on, terms) => {
  const asked = expectedTerms(all, plainDate(on)).map(({ kind, dueOn }) => `${kind} ${dueOn}`);
  expect(asked).toEqual(terms);
});

test.each([
  [null, null, "2027-05-19"],
  ["2026-05-25", null, "2026-06-18"],
  ["2026-08-01", null, "2026-08-01"],
  ["2027-08-01", null, "2027-05-19"],
  [null, 60, "2026-07-18"],
  ["2026-05-25", 60, "2026-07-18"],
  [null, 900, "2027-05-19"],
])("handed over %s, with %s days of access: it reads until %s", (done, days, until) => {
  const handedOver = done ? plainDate(done) : null;
  expect(readsUntil(plainDate("2026-05-19"), handedOver, days).toString()).toBe(until);
});
