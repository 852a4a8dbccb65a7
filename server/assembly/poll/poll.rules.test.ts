import { describe, expect, test } from "vitest";
import { legalDate, plainDate } from "#server/kernel/calendar.ts";
import {
  countOf,
  firstAlike,
  isForgotten,
  LEAST_UNNAMED,
  resultShown,
  shownCounts,
  stateOf,
} from "./poll.rules.ts";
import { DraftPoll, MOST_OPTIONS, type PollState } from "./poll.schema.ts";

const endsOn = plainDate("2026-03-29");

describe("how far it is", () => {
  test.each<[string, boolean, string | null, string, PollState]>([
    ["a draft", false, null, "2026-03-28", "draft"],
    ["a draft whose day is over", false, null, "2026-04-01", "draft"],
    ["before its last day", true, null, "2026-03-28", "open"],
    ["on its last day", true, null, "2026-03-29", "open"],
    ["the day after", true, null, "2026-03-30", "ended"],
    ["ended early", true, "closed", "2026-03-28", "closed"],
    ["ended early, long ago", true, "closed", "2026-04-30", "closed"],
    ["withdrawn", true, "withdrawn", "2026-03-28", "withdrawn"],
  ])("%s", (_name, isPublished, end, today, state) => {
    expect(stateOf({ isPublished, end, endsOn }, plainDate(today))).toBe(state);
  });

  test.each([
    // The clocks go forward in the night to 29 March 2026: the day ends at 22:00 UTC.
    ["2026-03-29T21:59:59Z", "open"],
    ["2026-03-29T22:00:00Z", "ended"],
  ])("its last day ends in Belgium: %s", (moment, state) => {
    const today = legalDate(Temporal.Instant.from(moment));
    expect(stateOf({ isPublished: true, end: null, endsOn }, today)).toBe(state);
  });
});

describe("what is shown of it", () => {
  const few = LEAST_UNNAMED - 1;
  test.each<[PollState, boolean, number, string]>([
    ["draft", true, 0, "none"],
    ["draft", false, 0, "none"],
    ["open", true, 1, "shown"],
    ["open", false, 500, "while-open"],
    ["ended", true, 1, "shown"],
    ["ended", false, few, "too-few"],
    ["ended", false, LEAST_UNNAMED, "shown"],
    ["closed", false, few, "too-few"],
    ["closed", false, LEAST_UNNAMED, "shown"],
    ["closed", true, 0, "shown"],
    ["withdrawn", true, 500, "withdrawn"],
    ["withdrawn", false, 500, "withdrawn"],
  ])("%s, with names %s, %i answers: %s", (state, named, answered, shown) => {
    expect(resultShown({ state, named, isForgotten: false }, answered)).toBe(shown);
  });

  test.each<[PollState, boolean, string]>([
    ["ended", true, "forgotten"],
    ["closed", false, "forgotten"],
    ["withdrawn", true, "withdrawn"],
    ["draft", true, "none"],
  ])("%s, with names %s, long after: %s", (state, named, shown) => {
    expect(resultShown({ state, named, isForgotten: true }, 9)).toBe(shown);
  });

  test.each([
    ["2024-05-20", true],
    ["2024-05-21", false],
    ["2026-05-20", false],
  ])("a poll that ended on %s is forgotten on 20 May 2026: %s", (ended, forgotten) => {
    expect(isForgotten(plainDate(ended), plainDate("2026-05-20"))).toBe(forgotten);
  });
});

test("each answer counts once for each option it names", () => {
  const answers = [{ optionIds: ["a"] }, { optionIds: ["a", "b"] }, { optionIds: ["b"] }];
  expect([...countOf(["a", "b", "c"], answers)]).toEqual([
    ["a", 2],
    ["b", 2],
    ["c", 0],
  ]);
});

test.each<[readonly string[], number | null]>([
  [["Oui", "Non"], null],
  [["Oui", "Non", " oui "], 2],
  [["À vélo", "A  velo"], 1],
  [["10", "100", "1000"], null],
])("options that say the same are told apart: %j", (options, place) => {
  expect(firstAlike(options)).toBe(place);
});

test("two options at least, ten at most, none of them blank", () => {
  const poll = {
    ...{ question: "Un abri ?", explanation: "", language: "fr", several: false, named: false },
    endsOn: "2026-06-30",
  };
  const fits = (options: readonly string[]) => DraftPoll.safeParse({ ...poll, options }).success;
  const many = Array.from({ length: MOST_OPTIONS + 1 }, (_, index) => `${index}`);
  expect([fits(["Oui"]), fits(["Oui", " "]), fits(many)]).toEqual([false, false, false]);
  expect([fits(["Oui", "Non"]), fits(many.slice(1))]).toEqual([true, true]);
});

describe("without names, what all chose tells what each chose", () => {
  const told = (counts: readonly number[], answered: number, change: object = {}) => {
    const of = { named: false, several: false, ...change };
    const given = new Map(counts.map((count, place) => [`${place}`, count]));
    return [...shownCounts(given, answered, of).values()].map(
      ({ count, between }) => between?.join("–") ?? count,
    );
  };
  test.each([
    ["all of them", [5, 0, 0], 5, {}, ["4–5", "0–1", "0–1"]],
    ["all but one", [1, 4, 0], 5, {}, ["0–1", "4–5", "0–1"]],
    ["all but two", [2, 3, 0], 5, {}, [2, 3, 0]],
    ["with names", [5, 0, 0], 5, { named: true }, [5, 0, 0]],
    ["several options each", [6, 5, 4], 6, { several: true }, ["5–6", "5–6", 4]],
    ["nobody", [0, 0], 0, {}, [0, 0]],
  ])("%s", (_, counts, answered, change, expected) => {
    expect(told(counts, answered, change)).toEqual(expected);
  });

  test("one who did not agree cannot be told from none", () => {
    expect(told([9, 0], 9)).toEqual(told([8, 1], 9));
  });
});
