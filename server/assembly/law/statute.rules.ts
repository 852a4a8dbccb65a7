import { type PlainDate, plainDate } from "#server/kernel/calendar.ts";
import { fraction, one } from "#server/kernel/fraction.ts";
import type { AnnualPoint, PointRule } from "../agenda/annual.rules.ts";
import type { QuorumRule } from "../attendance/attendance.rules.ts";
import type { Majority, Threshold } from "../ballot/ballot.rules.ts";
import type { Decision, DecisionType } from "../ballot/catalogue.rules.ts";
import type { RequestRule } from "../meeting/meeting.rules.ts";
import type { ProxyLimit } from "../proxy/proxy.rules.ts";
import type { Dated, Delay, DelayName } from "./law.schema.ts";

// The law of meetings as dated lines, one for each threshold, delay and type of decision. A change of
// the law closes a line and opens another; a version is a span of days in which none changes.

/** A span of days under one state of the law. */
export type Version = Dated & Readonly<{ version: string; numberedSince: PlainDate }>;
type Line<Key, Value> = Readonly<{ key: Key } & Value> & Dated;

export type Statute = Readonly<{
  versions: readonly Version[];
  majorities: readonly Line<Majority, Threshold>[];
  quorum: readonly Line<"quorum", QuorumRule>[];
  proxies: readonly Line<"proxies", ProxyLimit>[];
  requests: readonly Line<"requests", RequestRule>[];
  delays: readonly Line<DelayName, Delay>[];
  decisions: readonly Line<DecisionType, Omit<Decision, "base">>[];
  points: readonly Line<AnnualPoint, PointRule>[];
}>;

/** The Act of 18 June 2018 applies to meetings held from 1 January 2019 (its art. 179, R-GEN-09). */
const SINCE_2019: Dated = { validFrom: plainDate("2019-01-01"), validTo: null };

const majority = (key: Majority, threshold: Threshold) => ({ key, ...threshold, ...SINCE_2019 });

function delay(key: DelayName, amount: number, unit: Delay["unit"], article: string) {
  return { key, amount, unit, article, ...SINCE_2019 };
}

type Told = Partial<Pick<Decision, "confidence" | "inMeeting" | "electorate" | "deed">>;

/** Unless told: read in the text, put to a meeting, and where a part bears the cost decided by it. */
function decision(key: DecisionType, asked: Majority, article: string, told: Told = {}) {
  const usual = { confidence: "C", inMeeting: true, electorate: "concerned", deed: null } as const;
  return { key, majority: asked, article, ...usual, ...told, ...SINCE_2019 };
}

/**
 * What the law keeps for all owners, whoever bears the cost: the organs of the association
 * (art. 3.89 to 3.91), its reserve fund, the shares themselves, the end of it (art. 3.86 §3, 3.88 §3).
 */
const OF_ALL = { electorate: "all" } as const;

/**
 * The statutes are a notarial deed (art. 3.85 §1), and so is what changes them or their shares, or ends
 * the association (art. 3.97): what needs a deed is not decided in writing (art. 3.87 §11).
 */
const BY_DEED = { deed: "C" } as const;
/**
 * What changes the destination, the common real estate or the lots is carried out by a deed; whether the
 * decision itself needs one the law does not say. It is our reading: it warns.
 */
const PERHAPS_BY_DEED = { deed: "L" } as const;

type PointTold = Partial<Omit<PointRule, "article">>;

/** Unless told: read in the text, asked of every association, and never left out. */
function point(key: AnnualPoint, article: string, told: PointTold = {}) {
  const usual = { confidence: "C", votedAs: null, council: null, mayBeLeftOut: false } as const;
  return { key, article, ...usual, ...told, ...SINCE_2019 };
}

export const STATUTE: Statute = {
  versions: [{ version: "be-2019-01", ...SINCE_2019, numberedSince: plainDate("2021-09-01") }],
  majorities: [
    majority("absolute", {
      ...{ over: "cast", test: "exceeds", at: fraction(1n, 2n), article: "3.87 §8" },
    }),
    majority("twoThirds", {
      ...{ over: "cast", test: "reaches", at: fraction(2n, 3n), article: "3.88 §1 1°" },
    }),
    majority("fourFifths", {
      ...{ over: "cast", test: "reaches", at: fraction(4n, 5n), article: "3.88 §1 2°" },
    }),
    majority("unanimity", { over: "all", test: "reaches", at: one, article: "3.88 §3" }),
    majority("unanimityOfPresent", {
      ...{ over: "present", test: "reaches", at: one, article: "3.88 §4" },
    }),
  ],
  quorum: [
    {
      key: "quorum",
      headsOver: fraction(1n, 2n),
      sharesFrom: fraction(1n, 2n),
      sharesOver: fraction(3n, 4n),
      article: "3.87 §5",
      ...SINCE_2019,
    },
  ],
  proxies: [
    { key: "proxies", free: 3, upTo: fraction(1n, 10n), article: "3.87 §7", ...SINCE_2019 },
  ],
  requests: [{ key: "requests", from: fraction(1n, 5n), article: "3.87 §2", ...SINCE_2019 }],
  delays: [
    delay("notice", 15, "days", "3.87 §3"),
    delay("post", 3, "working-days", "3.87 §3"),
    delay("second-session", 15, "days", "3.87 §5"),
    delay("retry", 30, "days", "3.88 §4"),
    delay("period", 15, "days", "3.85 §3 3°"),
    delay("proposal", 3, "weeks", "3.87 §3"),
    delay("request", 30, "days", "3.87 §2"),
    delay("assistant", 4, "working-days", "3.87 §1"),
    delay("minutes", 30, "days", "3.87 §12"),
    delay("challenge", 4, "months", "3.92 §3"),
    delay("occupant-challenge", 2, "months", "3.93 §5"),
  ],
  // No three-quarters majority is left, and none depends on an amount (R-MAJ-20).
  decisions: [
    decision("D-01", "absolute", "3.87 §8"),
    decision("D-02", "absolute", "3.89 §§1, 7", OF_ALL),
    decision("D-03", "absolute", "3.90 §3", OF_ALL),
    decision("D-04", "absolute", "3.91", OF_ALL),
    decision("D-05", "absolute", "3.88 §1 1° b"),
    decision("D-06", "absolute", "3.88 §1 1° b, 3.89 §5 2°"),
    decision("D-07", "absolute", "3.89 §5 13°"),
    decision("D-08", "absolute", "3.89 §§1, 6"),
    decision("D-09", "absolute", "3.90 §2", OF_ALL),
    decision("D-10", "absolute", "3.92 §1"),
    decision("D-11", "absolute", "3.87 §8", { confidence: "L" }),
    decision("D-12", "absolute", "3.89 §5 9°"),
    decision("D-13", "twoThirds", "3.88 §1 1° a", BY_DEED),
    decision("D-14", "twoThirds", "3.88 §1 1° b"),
    decision("D-15", "twoThirds", "3.88 §1 1° c"),
    decision("D-16", "twoThirds", "3.88 §1 1° d"),
    decision("D-17", "twoThirds", "3.90 §4", OF_ALL),
    decision("D-20", "fourFifths", "3.88 §1 2° a", BY_DEED),
    decision("D-21", "fourFifths", "3.88 §1 2° b", PERHAPS_BY_DEED),
    decision("D-22", "fourFifths", "3.88 §1 2° c"),
    decision("D-23", "fourFifths", "3.88 §1 2° d", PERHAPS_BY_DEED),
    decision("D-24", "fourFifths", "3.88 §1 2° e", PERHAPS_BY_DEED),
    decision("D-25", "fourFifths", "3.88 §1 2° f", BY_DEED),
    decision("D-26", "fourFifths", "3.88 §1 2° g", PERHAPS_BY_DEED),
    decision("D-27", "fourFifths", "3.88 §1 2° h, 3.92 §1"),
    decision("D-28", "fourFifths", "3.86 §3", OF_ALL),
    decision("D-30", "unanimity", "3.88 §3", { ...OF_ALL, ...BY_DEED }),
    // A change of shares follows the majority of what made it necessary: works, or the rest.
    decision("D-31a", "twoThirds", "3.88 §3", { ...OF_ALL, ...BY_DEED }),
    decision("D-31b", "fourFifths", "3.88 §3", { ...OF_ALL, ...BY_DEED }),
    decision("D-32", "unanimity", "3.88 §3", OF_ALL),
    decision("D-33", "unanimity", "3.97", { ...OF_ALL, ...BY_DEED }),
    decision("D-34", "unanimity", "3.87 §11", { inMeeting: false }),
  ],
  // Accounts and discharge are practice, and voted each by itself. What the law sets for the year and
  // not for the meeting may have been done at another one; of supplies and of works there may be none.
  points: [
    point("accounts", "3.89 §5 15°", { confidence: "L", votedAs: "D-01", mayBeLeftOut: true }),
    point("discharge", "3.89 §5", { confidence: "L", votedAs: "D-01", mayBeLeftOut: true }),
    point("ordinaryBudget", "3.89 §5 16°", { votedAs: "D-01", mayBeLeftOut: true }),
    point("extraordinaryBudget", "3.89 §5 16°", { votedAs: "D-01", mayBeLeftOut: true }),
    point("plannedWorks", "3.89 §5 16°", { mayBeLeftOut: true }),
    point("contractReport", "3.89 §5 12°", { mayBeLeftOut: true }),
    point("councilReport", "3.90 §4", { council: "sits" }),
    point("councilMembers", "3.90 §3", { votedAs: "D-03", council: "sits-or-owed" }),
    point("auditor", "3.91", { votedAs: "D-04", mayBeLeftOut: true }),
  ],
};
