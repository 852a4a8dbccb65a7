import { describe, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { quorumOf, quorumRuleAt } from "./attendance.rules.ts";

const rule = quorumRuleAt(plainDate("2026-05-20"));

// The thresholds themselves are rows of the decision table (server/law-table).
describe("R-AG-30 to R-AG-32, the quorum", () => {
  test("each test of the law is told apart", () => {
    if (!rule) throw new Error("no rule in 2026");
    const numbers = { headsPresent: 2, headsTotal: 10, sharesPresent: 751n, sharesTotal: 1000n };
    expect(quorumOf(numbers, 1, rule)).toMatchObject({
      overHalfOfHeads: false,
      halfOfShares: true,
      overThreeQuartersOfShares: true,
      secondSession: false,
      article: "3.87 §5",
    });
  });
  test("no rule is known for a meeting of 2018", () => {
    expect(quorumRuleAt(plainDate("2018-12-31"))).toBeNull();
  });
});
