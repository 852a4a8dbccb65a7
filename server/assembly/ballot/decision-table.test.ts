import { describe, expect, test } from "vitest";
import { plainDate } from "#server/kernel/calendar.ts";
import { compare, fraction, whole } from "#server/kernel/fraction.ts";
import { type Choice, decide, type Majority, RULE_SETS, rulesAt, rulesOf } from "./ballot.rules.ts";
import { type Count, count, type Seat, type Snapshot } from "./count.rules.ts";

const rules = rulesOf("be-2019-01");

/** `A600 for` or `D150 for by A`: who, how many votes, what, and through whom. */
function seat(text: string): Seat {
  const match = /^([A-Z])(\d+)(?:\.(\d))? (for|against|abstain|silent)(?: by (\w+))?$/.exec(text);
  const [, owner = "?", shares = "0", part = "0", choice, carrier = owner] = match ?? [];
  const choices: Record<string, Choice | null> = {
    for: "for",
    against: "against",
    abstain: "abstain",
    silent: null,
  };
  return {
    entitlementId: `${owner}${part}`,
    holders: [owner],
    carrier,
    shares: BigInt(shares),
    choice: choices[choice ?? "silent"] ?? null,
  };
}

function snapshot(ballots: string, majority: Majority, more: Partial<Snapshot> = {}): Snapshot {
  return {
    seats: ballots.split(", ").map(seat),
    totalShares: 1000n,
    key: null,
    excluded: [],
    majority,
    soleVoter: "capped",
    ...more,
  };
}

function counted(ballots: string, majority: Majority, more: Partial<Snapshot> = {}): Count {
  return count(snapshot(ballots, majority, more), rules);
}

describe("R-AG-53, the cap", () => {
  type Row = readonly [string, string, [bigint, bigint], [bigint, bigint], string, string];
  const rows: readonly Row[] = [
    ["P1", "A600 for, B250 against, C150 against", [400n, 1n], [400n, 1n], "rejected", "rejected"],
    ["P2", "A600 for, B250 against, C150 abstain", [400n, 1n], [250n, 1n], "adopted", "rejected"],
    ["P3", "A600 for, B250 for, C150 for", [800n, 1n], [0n, 1n], "adopted", "adopted"],
    ["P4", "A600 for, B250 against", [250n, 1n], [250n, 1n], "rejected", "rejected"],
    [
      "P5",
      "A300 for, D150 against by A, X400 against",
      [120000n, 450n],
      [240000n, 450n],
      "rejected",
      "rejected",
    ],
    [
      "P6",
      "M200.1 for by P, M200.2 for by Q, M200.3 for by R, N250 against, O150 against",
      [400n, 1n],
      [400n, 1n],
      "rejected",
      "rejected",
    ],
    ["P7", "A500 for, B500 against", [500n, 1n], [500n, 1n], "rejected", "rejected"],
    // One vote below, at and above the point where the cap starts.
    ["V = T/2 − 1", "A499 for, B501 against", [499n, 1n], [499n, 1n], "rejected", "rejected"],
    ["V = T/2 + 1", "A501 for, B499 against", [499n, 1n], [499n, 1n], "rejected", "rejected"],
    // Owner and proxy are both over half: the smaller ratio, once.
    [
      "owner and his proxy",
      "A60 for by C, C5 for, B35 against",
      [35n, 1n],
      [35n, 1n],
      "rejected",
      "rejected",
    ],
  ];
  for (const [name, ballots, votesFor, votesAgainst, absolute, twoThirds] of rows) {
    test(`${name}: ${ballots}`, () => {
      const result = counted(ballots, "absolute");
      expect(compare(result.votesFor, fraction(...votesFor))).toBe(0);
      expect(compare(result.votesAgainst, fraction(...votesAgainst))).toBe(0);
      expect(result.outcome).toBe(absolute);
      expect(counted(ballots, "twoThirds").outcome).toBe(twoThirds);
    });
  }

  test("the reduction is explained with its numbers", () => {
    expect(counted("A600 for, B250 against, C150 against", "absolute").cap).toEqual({
      base: 1000n,
      reduced: [{ person: "A", votes: 600n, others: 400n }],
      soleVoter: null,
    });
  });
  test("lots split over three proxies count together", () => {
    const { cap } = counted(
      "M200.1 for by P, M200.2 for by Q, M200.3 for by R, N250 for",
      "absolute",
    );
    expect(cap.reduced).toEqual([{ person: "M", votes: 600n, others: 250n }]);
  });
  test("a sole voter counts for nothing while it is not confirmed", () => {
    const result = counted("A10 for", "absolute");
    expect(result.cap.soleVoter).toBe("A");
    expect(result.outcome).toBe("rejected");
  });
  test("a sole voter counts when the syndic says so", () => {
    expect(counted("A10 for", "absolute", { soleVoter: "counted" }).outcome).toBe("adopted");
  });
  test("a sole proxy holder is the sole voter, not his principal", () => {
    expect(counted("A10 for by C", "absolute").cap.soleVoter).toBe("C");
  });
});

describe("R-MAJ-01 to R-MAJ-03, votes for and against", () => {
  type Row = readonly [string, bigint, bigint, bigint, boolean, boolean, boolean];
  const rows: readonly Row[] = [
    ["M1", 500n, 500n, 0n, false, false, false],
    ["M2", 501n, 500n, 0n, true, false, false],
    ["M3", 1n, 0n, 999n, true, true, true],
    ["M4", 0n, 0n, 1000n, false, false, false],
    ["M5", 2n, 1n, 0n, true, true, false],
    ["M6", 666n, 334n, 0n, true, false, false],
    ["M7", 667n, 333n, 0n, true, true, false],
    ["M8", 600n, 300n, 100n, true, true, false],
    ["M9", 800n, 200n, 0n, true, true, true],
    ["M10", 799n, 201n, 0n, true, true, false],
    ["M11", 4n, 1n, 0n, true, true, true],
    // R-MAJ-09: half plus one is not the rule.
    ["499 of 999", 499n, 500n, 0n, false, false, false],
    ["500 of 999", 500n, 499n, 0n, true, false, false],
    // −1, 0 and +1 around each threshold.
    ["absolute −1", 499n, 501n, 0n, false, false, false],
    ["absolute +1", 501n, 499n, 0n, true, false, false],
    ["two thirds −1", 599n, 301n, 0n, true, false, false],
    ["two thirds 0", 600n, 300n, 0n, true, true, false],
    ["two thirds +1", 601n, 299n, 0n, true, true, false],
    ["four fifths −1", 799n, 201n, 0n, true, true, false],
    ["four fifths 0", 800n, 200n, 0n, true, true, true],
    ["four fifths +1", 801n, 199n, 0n, true, true, true],
    ["one vote against", 0n, 1n, 0n, false, false, false],
  ];
  const names = ["absolute", "twoThirds", "fourFifths"] as const;
  for (const [name, forVotes, against, abstained, ...expected] of rows) {
    for (const [index, majority] of names.entries()) {
      test(`${name}: ${forVotes} for, ${against} against, ${abstained} abstained, ${majority}`, () => {
        const tally = {
          for: whole(forVotes),
          against: whole(against),
          ballotsFor: forVotes,
          needed: forVotes + against + abstained,
        };
        expect(decide(majority, tally, rules)).toBe(expected[index] ? "adopted" : "rejected");
      });
    }
  }
});

describe("R-MAJ-04 to R-MAJ-07, unanimity of all owners of 1000 shares", () => {
  type Row = readonly [string, string, Majority, "adopted" | "rejected"];
  const rows: readonly Row[] = [
    ["all for", "A600 for, B390 for, C10 for", "unanimity", "adopted"],
    ["one owner of 10 absent", "A600 for, B390 for", "unanimity", "rejected"],
    ["30 days later, all present for", "A600 for, B390 for", "unanimityOfPresent", "adopted"],
    [
      "30 days later, 10 against",
      "A590 for, B390 for, C10 against",
      "unanimityOfPresent",
      "rejected",
    ],
    [
      "30 days later, 10 abstain",
      "A590 for, B390 for, C10 abstain",
      "unanimityOfPresent",
      "rejected",
    ],
    ["present but silent", "A600 for, B390 for, C10 silent", "unanimity", "rejected"],
    ["one share missing", "A600 for, B399 for", "unanimity", "rejected"],
    ["nobody there", "A600 silent", "unanimityOfPresent", "rejected"],
  ];
  for (const [name, ballots, majority, outcome] of rows) {
    test(name, () => {
      expect(counted(ballots, majority).outcome).toBe(outcome);
    });
  }
});

describe("R-AG-42, charges borne by some owners only", () => {
  const key = new Map([
    ["A0", 40n],
    ["B0", 60n],
    ["C0", 100n],
  ]);
  test("lift B: 140 of 200 units are two thirds, whatever part of the building they are", () => {
    const ballots = "A50 for, B300 against, C40 for, D610 against";
    const result = counted(ballots, "twoThirds", { key });
    expect(result.raw).toEqual({ for: 140n, against: 60n, abstain: 0n, silent: 0n });
    expect(result.outcome).toBe("adopted");
    expect(counted(ballots, "twoThirds").outcome).toBe("rejected");
  });
  test("unanimity inside the electorate", () => {
    const ballots = "A50 for, B300 for, C40 for, D610 against";
    expect(counted(ballots, "unanimity", { key }).outcome).toBe("adopted");
  });
});

describe("R-AG-45, conflict of interest", () => {
  const ballots = "A300 for, B250 against, C250 for by A, D200 for";
  test("without exclusion the text is adopted", () => {
    expect(counted(ballots, "absolute").outcome).toBe("adopted");
  });
  test("his own votes and the proxies he holds leave every figure", () => {
    const result = counted(ballots, "absolute", { excluded: ["A"] });
    expect(result.excluded).toEqual(["A0", "C0"]);
    expect(result.raw).toEqual({ for: 200n, against: 250n, abstain: 0n, silent: 0n });
    expect(result.cap.base).toBe(450n);
    expect(result.outcome).toBe("rejected");
  });
  test("his proxy holder does not vote for him either", () => {
    const result = counted("A300 for by B, B250 against, D200 for", "absolute", {
      excluded: ["A"],
    });
    expect(result.excluded).toEqual(["A0"]);
    expect(result.cap.base).toBe(450n);
  });
});

describe("R-AG-80, the names the minutes need", () => {
  test("against, abstaining and silent are told apart", () => {
    const result = counted("A400 for, B300 against, C200 abstain, D100 silent", "absolute");
    expect(result.against).toEqual(["B0"]);
    expect(result.abstained).toEqual(["C0"]);
    expect(result.silent).toEqual(["D0"]);
  });
});

describe("R-GEN-09, R-MAJ-20, R-MAJ-22: thresholds are dated", () => {
  const rows = [
    ["2018-12-31", null],
    ["2019-01-01", "be-2019-01"],
    ["2021-08-31", "be-2019-01"],
    ["2021-09-01", "be-2019-01"],
    ["2026-11-21", "be-2019-01"],
  ] as const;
  for (const [date, version] of rows) {
    test(`a meeting of ${date}`, () => {
      expect(rulesAt(plainDate(date))?.version ?? null).toBe(version);
    });
  }
  test("no version asks for three quarters of anything", () => {
    for (const { majorities } of RULE_SETS) {
      for (const { at } of Object.values(majorities)) {
        expect(compare(at, fraction(3n, 4n))).not.toBe(0);
      }
    }
  });
  test("an unknown version is a bug", () => {
    expect(() => rulesOf("be-1994")).toThrow(RangeError);
  });
});
