import { type PlainDate, plainDate, within } from "#server/kernel/calendar.ts";
import {
  add,
  exceeds,
  type Fraction,
  fraction,
  one,
  reaches,
  whole,
} from "#server/kernel/fraction.ts";

export const CHOICES = ["for", "against", "abstain"] as const;
export type Choice = (typeof CHOICES)[number];

export const MAJORITIES = [
  "absolute",
  "twoThirds",
  "fourFifths",
  "unanimity",
  // In the new meeting after a unanimity that failed by absence (R-MAJ-05).
  "unanimityOfPresent",
] as const;
export type Majority = (typeof MAJORITIES)[number];

export type Outcome = "adopted" | "rejected";

/** What a majority is measured over, from where it is reached, and the article that says so. */
export type Threshold = Readonly<{
  /**
   * `cast`: votes for and against, after the cap; uncapped, `all` is every vote of the
   * electorate and `present` every vote of those present or represented.
   */
  over: "cast" | "all" | "present";
  test: "exceeds" | "reaches";
  at: Fraction;
  article: string;
}>;

export const RULES_VERSIONS = ["be-2019-01"] as const;
export type RulesVersion = (typeof RULES_VERSIONS)[number];

/** Whether a recorded version names rules known here. */
export function isRulesVersion(version: string): version is RulesVersion {
  return RULES_VERSIONS.some((known) => known === version);
}

/** The law as it stood from a day to a day: thresholds are data, never constants in code. */
export type RuleSet = Readonly<{
  version: RulesVersion;
  validFrom: PlainDate;
  validTo: PlainDate | null;
  /** The day from which the articles bear the numbers cited here (Book 3 of the Civil Code). */
  numberedSince: PlainDate;
  majorities: Readonly<Record<Majority, Threshold>>;
}>;

/** The Act of 18 June 2018 applies to meetings held from 1 January 2019 (its art. 179, R-GEN-09). */
export const RULE_SETS: readonly RuleSet[] = [
  {
    version: "be-2019-01",
    validFrom: plainDate("2019-01-01"),
    validTo: null,
    numberedSince: plainDate("2021-09-01"),
    majorities: {
      absolute: { over: "cast", test: "exceeds", at: fraction(1n, 2n), article: "3.87 §8" },
      twoThirds: { over: "cast", test: "reaches", at: fraction(2n, 3n), article: "3.88 §1 1°" },
      fourFifths: { over: "cast", test: "reaches", at: fraction(4n, 5n), article: "3.88 §1 2°" },
      unanimity: { over: "all", test: "reaches", at: one, article: "3.88 §3" },
      unanimityOfPresent: { over: "present", test: "reaches", at: one, article: "3.88 §4" },
    },
  },
];

/** The rules a meeting held on `date` is under; null before the earliest ones known. */
export function rulesAt(date: PlainDate): RuleSet | null {
  return RULE_SETS.find((rules) => within(date, rules.validFrom, rules.validTo)) ?? null;
}

/** The rules a recorded version names. @throws RangeError for a version that never was. */
export function rulesOf(version: string): RuleSet {
  const rules = RULE_SETS.find((candidate) => candidate.version === version);
  if (!rules) throw new RangeError(`no rules of version ${version}`);
  return rules;
}

/** Votes in shares, or in units of the charge key (R-AG-42). */
export type Tally = Readonly<{
  /** After the cap (R-AG-53). */
  for: Fraction;
  /** After the cap. Abstentions, blank and void votes are not votes cast (R-AG-60). */
  against: Fraction;
  /** Uncapped: unanimity is tested on ballots, not on capped weights (R-MAJ-07). */
  ballotsFor: bigint;
  /** Every vote that unanimity needs: of all owners, or of those present (R-MAJ-05). */
  needed: bigint;
}>;

/**
 * Whether a text is adopted. A tie rejects, the chair has no casting vote (R-AG-61);
 * with no vote cast nothing is adopted (R-MAJ-01).
 */
export function decide(majority: Majority, tally: Tally, rules: RuleSet): Outcome {
  const { over, test, at } = rules.majorities[majority];
  const part = over === "cast" ? tally.for : whole(tally.ballotsFor);
  const of = over === "cast" ? add(tally.for, tally.against) : whole(tally.needed);
  if (of.num === 0n) return "rejected";
  return (test === "exceeds" ? exceeds : reaches)(part, of, at) ? "adopted" : "rejected";
}
