import { expect, test } from "vitest";
import type { Majority } from "./ballot.rules.ts";
import {
  DECISION_TYPES,
  decisionOf,
  decisionsInMeeting,
  isDecisionType,
} from "./catalogue.rules.ts";

const ROWS: readonly (readonly [Majority, readonly string[]])[] = [
  [
    "absolute",
    [
      "D-01",
      "D-02",
      "D-03",
      "D-04",
      "D-05",
      "D-06",
      "D-07",
      "D-08",
      "D-09",
      "D-10",
      "D-11",
      "D-12",
    ],
  ],
  ["twoThirds", ["D-13", "D-14", "D-15", "D-16", "D-17", "D-31a"]],
  ["fourFifths", ["D-20", "D-21", "D-22", "D-23", "D-24", "D-25", "D-26", "D-27", "D-28", "D-31b"]],
  ["unanimity", ["D-30", "D-32", "D-33", "D-34"]],
];

for (const [majority, types] of ROWS) {
  for (const type of types) {
    test(`${type} asks for ${majority}`, () => {
      if (!isDecisionType(type)) throw new Error(`${type} is not in the catalogue`);
      expect(decisionOf("be-2019-01", type).majority).toBe(majority);
      expect(decisionOf("be-2019-01", type).article).toMatch(/^3\.\d\d/);
    });
  }
}

test("every type of the catalogue has its row", () => {
  expect(ROWS.flatMap(([, types]) => types).sort()).toEqual([...DECISION_TYPES].sort());
});

test("only the house rules rest on a reading of the text", () => {
  const likely = DECISION_TYPES.filter((type) => decisionOf("be-2019-01", type).confidence === "L");
  expect(likely).toEqual(["D-11"]);
});

test("a written decision is not put to a meeting", () => {
  expect(decisionsInMeeting("be-2019-01")).not.toContain("D-34");
  expect(decisionsInMeeting("be-2019-01")).toHaveLength(DECISION_TYPES.length - 1);
});

test("an unknown code is no decision type", () => {
  expect(isDecisionType("D-18")).toBe(false);
});
