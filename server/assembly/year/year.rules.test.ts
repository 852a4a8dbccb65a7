import { describe, expect, test } from "vitest";
import { plainDate as d } from "#server/kernel/calendar.ts";
import { ANNUAL_POINTS } from "../agenda/annual.rules.ts";
import { type Duty, dutiesOf, type YearFacts, yearPeriod } from "./year.rules.ts";

const facts: YearFacts = { periodStart: "05-11", planned: null, held: null, hasCouncil: true };
const daysOf = (year: Partial<YearFacts>, today: string) =>
  Object.fromEntries(
    dutiesOf({ ...facts, ...year }, d(today)).map(({ duty, on }) => [duty, `${on}`]),
  );
const stateOf = (year: Partial<YearFacts>, today: string, duty: Duty) =>
  dutiesOf({ ...facts, ...year }, d(today)).find((line) => line.duty === duty)?.state;
const periodOf = (year: Partial<YearFacts>, today: string) => {
  const { from, to } = yearPeriod({ ...facts, ...year }, d(today));
  return `${from}/${to}`;
};
const draft = (on: string, there: readonly (typeof ANNUAL_POINTS)[number][] = []) => ({
  planned: { on: d(on), convened: false, there },
});
const convened = (on: string) => ({ planned: { on: d(on), convened: true, there: [] } });
const held = (on: string, minutesSent = true) => ({ held: { on: d(on), minutesSent } });

describe("the days, worked backwards", () => {
  test("from the first of the fifteen days while no meeting is planned", () => {
    expect(daysOf({}, "2026-01-15")).toEqual({
      // The last day for the notice is a Sunday: the post is left three working days before it.
      accounts: "2026-03-18",
      proposals: "2026-04-20",
      plan: "2026-04-15",
      budgets: "2026-04-15",
      auditorReport: "2026-04-15",
      contractReport: "2026-04-15",
      councilReport: "2026-04-15",
      quotes: "2026-04-15",
      deposit: "2026-04-22",
      notice: "2026-04-26",
      meeting: "2026-05-25",
    });
  });
  test("from the day of the meeting once it is planned", () => {
    expect(daysOf(draft("2026-05-20"), "2026-01-15")).toMatchObject({
      // What owners ask counts from the period and not from the meeting (R-AG-20).
      ...{ proposals: "2026-04-20", deposit: "2026-04-29", notice: "2026-05-05" },
      meeting: "2026-05-20",
    });
  });
  test.each([
    [
      "over the new year",
      "01-05",
      "2026-11-01",
      { proposals: "2026-12-15", notice: "2026-12-21", deposit: "2026-12-16" },
    ],
    [
      "over Christmas and New Year",
      "01-18",
      "2026-11-01",
      { notice: "2027-01-03", deposit: "2026-12-29" },
    ],
    [
      "of 29 February, in a year without",
      "02-29",
      "2026-12-01",
      { notice: "2027-02-13", proposals: "2027-02-07" },
    ],
    [
      "of 29 February, in a leap year",
      "02-29",
      "2027-12-01",
      { notice: "2028-02-14", proposals: "2028-02-08" },
    ],
    ["over a leap day", "03-10", "2027-12-01", { notice: "2028-02-24", proposals: "2028-02-18" }],
    ["over summer time", "04-05", "2026-01-01", { notice: "2026-03-21", proposals: "2026-03-15" }],
  ])("%s", (_when, periodStart, today, days) => {
    expect(daysOf({ periodStart }, today)).toMatchObject(days);
  });
  test("the minutes and the challenge count from the meeting that was held", () => {
    expect(daysOf(held("2026-05-20"), "2026-06-01")).toMatchObject({
      ...{ minutes: "2026-06-19", challenge: "2026-09-20" },
    });
  });
  test("no report is asked of a council that does not sit", () => {
    expect(daysOf({ hasCouncil: false }, "2026-01-15")).not.toHaveProperty("councilReport");
  });
});

test.each<[string, Partial<YearFacts>, string, string]>([
  ["before it", {}, "2026-01-15", "2026-05-11/2026-05-25"],
  ["in it", {}, "2026-05-20", "2026-05-11/2026-05-25"],
  ["after it, the next", {}, "2026-05-26", "2027-05-11/2027-05-25"],
  ["in it, once the meeting was held", held("2026-05-12"), "2026-05-20", "2027-05-11/2027-05-25"],
  ["held late, still that of its year", held("2026-07-02"), "2026-08-01", "2027-05-11/2027-05-25"],
  ["over the new year", { periodStart: "12-24" }, "2027-01-03", "2026-12-24/2027-01-07"],
  ["of a meeting that is late", draft("2026-06-20"), "2026-06-01", "2026-05-11/2026-05-25"],
])("the period: %s", (_when, year, today, period) => {
  expect(periodOf(year, today)).toBe(period);
});

test.each<[string, Duty, Partial<YearFacts>, string, string]>([
  [
    "budgets on the agenda",
    "budgets",
    draft("2026-05-20", ["ordinaryBudget", "extraordinaryBudget"]),
    "2026-05-01",
    "done",
  ],
  [
    "one budget only, after its day",
    "budgets",
    draft("2026-05-20", ["ordinaryBudget"]),
    "2026-05-01",
    "late",
  ],
  ["on its very day it is not late", "budgets", {}, "2026-04-15", "later"],
  ["a day later", "budgets", {}, "2026-04-16", "late"],
  ["nothing tells of quotes", "quotes", draft("2026-05-20"), "2026-05-01", "past"],
  ["what owners ask ends by itself", "proposals", {}, "2026-04-21", "past"],
  ["convened, the agenda is fixed", "contractReport", convened("2026-05-20"), "2026-05-01", "done"],
  ["convened", "notice", convened("2026-05-20"), "2026-05-10", "done"],
  ["not convened in time", "notice", draft("2026-05-20"), "2026-05-06", "late"],
  ["no meeting was held", "meeting", convened("2026-05-20"), "2026-05-21", "late"],
  ["minutes not sent", "minutes", held("2026-05-20", false), "2026-06-20", "late"],
  ["minutes sent", "minutes", held("2026-05-20"), "2026-06-20", "done"],
])("%s: %s", (_why, duty, year, today, state) => {
  expect(stateOf(year, today, duty)).toBe(state);
});

test("what comes next is one thing, and the list is by date", () => {
  const lines = dutiesOf({ ...facts, ...draft("2026-05-20", [...ANNUAL_POINTS]) }, d("2026-04-23"));
  expect(lines.filter(({ state }) => state === "next").map(({ duty }) => duty)).toEqual([
    "deposit",
  ]);
  const days = lines.map(({ on }) => `${on}`);
  expect(days).toEqual([...days].sort());
});
