import { expect, test } from "vitest";
import {
  DECISION_TYPES,
  decisionOf,
  decisionsInMeeting,
  isDecisionType,
} from "./catalogue.rules.ts";

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
