import { describe, expect, test } from "vitest";
import { plainDate as d } from "#server/kernel/calendar.ts";
import { periodAround } from "../meeting/meeting.rules.ts";
import { TASKS, type TaskTerm, taskChanges, taskOf, type YearTask, yearNow } from "./task.rules.ts";
import { DUTIES, dutiesBefore, type YearFacts } from "./year.rules.ts";

const facts: YearFacts = { periodStart: "05-11", planned: null, held: null, hasCouncil: true };
const convened = { planned: { on: d("2026-05-20"), convened: true, there: [] } };
const draft = { planned: { on: d("2026-05-20"), convened: false, there: [] } };

/** What changes of the terms that are kept, by what they are. */
function changes(year: Partial<YearFacts>, today: string, terms: readonly TaskTerm[] = []) {
  const all = { ...facts, ...year };
  const planned = { today: d(today), isPlanned: all.planned !== null };
  return taskChanges(dutiesBefore(all, d(today)), terms, planned).map(
    ({ kind, to, dueOn }) => `${kind.replace("assembly.year-", "")} ${to} ${dueOn}`,
  );
}
const term = (task: YearTask, dueOn: string, more: Partial<TaskTerm> = {}): TaskTerm => ({
  ...{ kind: TASKS[task], dueOn: d(dueOn), isDone: false, isByHand: false, ...more },
});
/** The terms as they are once a day's changes are made. */
function kept(year: Partial<YearFacts>, today: string): TaskTerm[] {
  const all = { ...facts, ...year };
  return dutiesBefore(all, d(today)).flatMap(({ duty, on }) => {
    const kind = taskOf(duty);
    return kind ? [{ kind, dueOn: on, isDone: false, isByHand: false }] : [];
  });
}

test("every duty is a term, but those that the meeting held has of its own", () => {
  expect(DUTIES.filter((duty) => taskOf(duty) === null)).toEqual(["minutes", "challenge"]);
});

describe("the terms of a year", () => {
  test("are all made while they are to come, and a second time nothing changes", () => {
    expect(changes({}, "2026-01-15")).toHaveLength(11);
    expect(changes({}, "2026-01-15", kept({}, "2026-01-15"))).toEqual([]);
  });
  test.each([
    ["the day before", "2026-03-17", true],
    ["on the day", "2026-03-18", true],
    ["the day after, of nobody who was never reminded", "2026-03-19", false],
  ])("are asked %s", (_when, today, asked) => {
    expect(changes({}, today).includes("accounts set 2026-03-18")).toBe(asked);
  });
  test("move with the fifteen days", () => {
    const before = kept({}, "2026-01-15");
    const moved = changes({ periodStart: "06-11" }, "2026-01-15", before);
    expect(moved).toHaveLength(11);
    expect(moved).toContain("proposals set 2026-05-21");
  });
  test.each([
    ["the last day for proposals", "2026-04-20", []],
    ["the day after it", "2026-04-21", ["proposals done 2026-04-20"]],
  ])("what owners propose runs out: %s", (_when, today, expected) => {
    const terms = kept({}, today);
    expect(changes({}, today, terms)).toEqual(expected);
  });
  test("a planned meeting ends planning and leaves the notice to its own term", () => {
    const terms = kept({}, "2026-02-01").filter(({ kind }) =>
      [TASKS.plan, TASKS.notice].some((one) => one === kind),
    );
    const found = changes(draft, "2026-02-01", terms);
    expect(found).toContain("plan done 2026-04-22");
    expect(found).toContain("notice done 2026-05-05");
  });
  test("a notice that left ends what goes with it, not the meeting", () => {
    const ended = changes(convened, "2026-04-25", kept(convened, "2026-04-25"));
    expect(ended.filter((line) => line.includes(" done "))).toHaveLength(ended.length);
    expect(ended.join()).not.toContain("meeting");
    expect(ended.join()).toContain("deposit done");
  });
  test("what a hand ended stays, and what a fact ended comes back without it", () => {
    const day = "2026-04-15";
    const byHand = term("budgets", day, { isDone: true, isByHand: true });
    const byFact = term("contractReport", day, { isDone: true });
    const found = changes({}, "2026-04-01", [byHand, byFact]);
    expect(found.join()).not.toContain("budgets");
    expect(found).toContain("contract-report set 2026-04-15");
  });
  test("of a council that sits no more no report is asked", () => {
    const terms = [term("councilReport", "2026-04-15")];
    expect(changes({ hasCouncil: false }, "2026-04-01", terms)).toContain(
      "council-report done 2026-04-15",
    );
  });
});

const year = (opensOn: string) => ({ id: opensOn, opensOn: d(opensOn) });
test.each<[string, string[], string, string, string | null, string, ReturnType<typeof yearNow>]>([
  ...(
    [
      ["none yet", [], "05-11", "2026-01-15", null, "2026-01-15", [null, false, []]],
      [
        "the same",
        ["2026-05-11"],
        "05-11",
        "2026-01-15",
        null,
        "2026-01-15",
        ["2026-05-11", false, []],
      ],
      [
        "changed days",
        ["2026-05-11"],
        "06-01",
        "2026-01-15",
        null,
        "2026-01-15",
        ["2026-05-11", true, []],
      ],
      [
        "changed on its last day",
        ["2026-05-11"],
        "06-01",
        "2026-05-25",
        null,
        "2026-05-25",
        ["2026-05-11", true, []],
      ],
      [
        "changed once it is over",
        ["2026-05-11"],
        "06-01",
        "2026-05-26",
        null,
        "2026-05-26",
        [null, false, []],
      ],
      [
        "missed, the next is another",
        ["2026-05-11"],
        "05-11",
        "2026-05-26",
        null,
        "2026-05-26",
        [null, false, []],
      ],
      [
        "held",
        ["2026-05-11"],
        "05-11",
        "2026-05-26",
        "2026-05-20",
        "2026-05-21",
        [null, false, ["2026-05-11"]],
      ],
      [
        "held after one was missed",
        ["2025-05-11", "2026-05-11"],
        "05-11",
        "2027-05-11",
        "2026-05-20",
        "2026-06-01",
        [null, false, ["2025-05-11", "2026-05-11"]],
      ],
      [
        "missed and held late",
        ["2026-05-11", "2027-05-11"],
        "05-11",
        "2027-05-11",
        "2026-07-20",
        "2026-08-01",
        ["2027-05-11", false, ["2026-05-11"]],
      ],
    ] as const
  ).map(
    ([name, open, periodStart, current, held, today, [id, isMoved, ended]]) =>
      [name, [...open], periodStart, current, held, today, { id, isMoved, ended: [...ended] }] as [
        string,
        string[],
        string,
        string,
        string | null,
        string,
        ReturnType<typeof yearNow>,
      ],
  ),
])("the year that is to come: %s", (_name, open, periodStart, from, held, today, expected) => {
  const current = periodAround(periodStart, d(from));
  const years = { open: open.map(year), periodStart, current };
  expect(yearNow({ ...years, heldOn: held ? d(held) : null, today: d(today) })).toEqual(expected);
});
