import { describe, expect, test } from "vitest";
import { snapshotOf } from "#server/law-words.ts";
import { appliedTo } from "./applied.rules.ts";
import { type Majority, rulesOf } from "./ballot.rules.ts";
import { count } from "./count.rules.ts";
import { recount, resultOf } from "./snapshot.rules.ts";
import type { CountRecord } from "./snapshot.schema.ts";

const rules = rulesOf("be-2019-01");

function recorded(ballots: string, majority: Majority, excluded: string[] = []): CountRecord {
  const snapshot = snapshotOf(ballots, majority, { excluded });
  return {
    ...{ v: "koprogo.count/1", association: "a", meeting: "m", resolution: "r", text: "t" },
    ...{ decisionType: "D-01", majority, article: "3.87 §8", rules: rules.version, at: "x" },
    ...{ totalShares: "1000", soleVoter: "capped" },
    excluded: excluded.map((party) => ({
      ...{ party, ground: "contract" as const, article: "3.87 §9", reason: "" },
    })),
    seats: snapshot.seats.map(({ entitlementId, holders, carrier, shares, choice }, index) => ({
      ...{ entitlement: entitlementId, number: index + 1, holders: [...holders], carrier },
      ...{ proxy: null, shares: `${shares}`, choice, vote: null },
    })),
    result: resultOf(count(snapshot, rules)),
  };
}

describe("the rule applied, worked out", () => {
  type Row = readonly [string, Majority, string, string, boolean];
  const rows: readonly Row[] = [
    ["A600 for, B250 against, C150 abstain", "absolute", "800/1", "650/1", true],
    ["A600 for, B250 against, C150 abstain", "twoThirds", "1200/1", "1300/1", false],
    ["A400 for, B200 for, C300 against, D100 abstain", "twoThirds", "1800/1", "1800/1", true],
    ["A450 for, B450 against", "absolute", "900/1", "900/1", false],
    ["A500 for, B490 for", "unanimity", "990/1", "1000/1", false],
    ["A500 for, B490 for", "unanimityOfPresent", "990/1", "990/1", true],
    ["A500 abstain, B490 abstain", "absolute", "0/1", "0/1", false],
    ["A300 for, D150 against by A, X400 against", "absolute", "1600/3", "800/1", false],
  ];
  test.each(rows)("%s, %s: %s against %s", (ballots, majority, left, right, isReached) => {
    const record = recorded(ballots, majority);
    expect(appliedTo(record)).toMatchObject({ left, right, isReached, version: "be-2019-01" });
    expect(record.result.outcome).toBe(isReached ? "adopted" : "rejected");
    expect(recount(record)).toEqual(record.result);
  });
  test("who is in conflict leaves the unanimity that is asked", () => {
    const record = recorded("A300 against, B500 for, C200 for", "unanimity", ["A"]);
    expect(appliedTo(record)).toMatchObject({ votes: "700/1", base: "700/1", isReached: true });
    expect(record.result.outcome).toBe("adopted");
  });
});
