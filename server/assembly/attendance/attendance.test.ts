import { describe, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { quorumOf, quorumRuleAt } from "./attendance.rules.ts";

const rule = quorumRuleAt(plainDate("2026-05-20"));

describe("R-AG-30 to R-AG-32, the quorum", () => {
  type Row = readonly [string, number, number, bigint, bigint, number, boolean];
  const rows: readonly Row[] = [
    ["Q1", 6, 10, 500n, 1000n, 1, true],
    ["Q2", 5, 10, 700n, 1000n, 1, false],
    ["Q3", 6, 10, 499n, 1000n, 1, false],
    ["Q4", 2, 10, 750n, 1000n, 1, false],
    ["Q5", 2, 10, 751n, 1000n, 1, true],
    ["Q6", 4, 7, 500n, 999n, 1, true],
    ["Q7", 4, 7, 499n, 999n, 1, false],
    ["Q8", 1, 10, 10n, 1000n, 2, true],
    ["heads −1", 4, 10, 600n, 1000n, 1, false],
    ["heads 0", 5, 10, 600n, 1000n, 1, false],
    ["heads +1", 6, 10, 600n, 1000n, 1, true],
    ["shares −1", 6, 10, 499n, 1000n, 1, false],
    ["shares 0", 6, 10, 500n, 1000n, 1, true],
    ["shares +1", 6, 10, 501n, 1000n, 1, true],
    ["three quarters −1", 2, 10, 749n, 1000n, 1, false],
    ["three quarters 0", 2, 10, 750n, 1000n, 1, false],
    ["three quarters +1", 2, 10, 751n, 1000n, 1, true],
    ["nobody", 0, 10, 0n, 1000n, 1, false],
    ["nobody in the second session", 0, 10, 0n, 1000n, 2, true],
  ];
  for (const [name, headsPresent, headsTotal, sharesPresent, sharesTotal, session, valid] of rows) {
    test(`${name}: ${headsPresent}/${headsTotal} heads, ${sharesPresent}/${sharesTotal} shares`, () => {
      if (!rule) throw new Error("no rule in 2026");
      const numbers = { headsPresent, headsTotal, sharesPresent, sharesTotal };
      expect(quorumOf(numbers, session, rule)).toMatchObject({ ...numbers, quorate: valid });
    });
  }
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
