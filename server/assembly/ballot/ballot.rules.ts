import { type PlainDate, within } from "#server/kernel/calendar.ts";
import { add, exceeds, type Fraction, reaches, whole } from "#server/kernel/fraction.ts";
import type { AnnualPoint, PointRule } from "../agenda/annual.rules.ts";
import type { QuorumRule } from "../attendance/attendance.rules.ts";
import type { Delay, DelayName } from "../law/law.schema.ts";
import { lineOf, linesOn } from "../law/line.rules.ts";
import { STATUTE, type Version } from "../law/statute.rules.ts";
import type { RequestRule } from "../meeting/meeting.rules.ts";
import type { ProxyLimit } from "../proxy/proxy.rules.ts";
import type { Decision, DecisionType } from "./catalogue.rules.ts";

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

/** The law as it stands from a day to a day: thresholds are data, never constants in code. */
export type RuleSet = Version &
  Readonly<{
    majorities: Readonly<Record<Majority, Threshold>>;
    quorum: QuorumRule;
    proxies: ProxyLimit;
    requests: RequestRule;
    delays: ReadonlyMap<DelayName, Delay>;
    decisions: ReadonlyMap<DecisionType, Decision>;
    /** What the annual meeting has to treat. */
    points: ReadonlyMap<AnnualPoint, PointRule>;
  }>;

/** The statute as it stands through a version: on its first day, and no line changes within it. */
function ruleSetOf(version: Version): RuleSet {
  const day = version.validFrom;
  const thresholds = linesOn(STATUTE.majorities, day);
  const majorities = {
    absolute: lineOf(thresholds, "absolute", day),
    twoThirds: lineOf(thresholds, "twoThirds", day),
    fourFifths: lineOf(thresholds, "fourFifths", day),
    unanimity: lineOf(thresholds, "unanimity", day),
    unanimityOfPresent: lineOf(thresholds, "unanimityOfPresent", day),
  };
  const decisions = [...linesOn(STATUTE.decisions, day)].map(
    ([type, line]) => [type, { ...line, base: majorities[line.majority].over }] as const,
  );
  return {
    ...version,
    majorities,
    quorum: lineOf(linesOn(STATUTE.quorum, day), "quorum", day),
    proxies: lineOf(linesOn(STATUTE.proxies, day), "proxies", day),
    requests: lineOf(linesOn(STATUTE.requests, day), "requests", day),
    delays: linesOn(STATUTE.delays, day),
    decisions: new Map(decisions),
    points: linesOn(STATUTE.points, day),
  };
}

/** Every state of the law that is known, the earliest first. */
export const RULE_SETS: readonly RuleSet[] = STATUTE.versions.map(ruleSetOf);

/** The last version that is known: what a text without a day yet is offered by. */
export const LATEST_RULES: string = RULE_SETS.at(-1)?.version ?? "";

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
