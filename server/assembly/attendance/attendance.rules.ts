import type { PlainDate } from "#server/kernel/calendar.ts";
import { exceeds, type Fraction, reaches, whole } from "#server/kernel/fraction.ts";
import { rulesAt } from "../ballot/ballot.rules.ts";

/** When a first session is valid. */
export type QuorumRule = Readonly<{
  /** More than this part of the owners, by heads, … */
  headsOver: Fraction;
  /** … who hold at least this part of the shares; */
  sharesFrom: Fraction;
  /** or those who hold more than this part of the shares, however few they are. */
  sharesOver: Fraction;
  article: string;
}>;

export type QuorumNumbers = Readonly<{
  headsPresent: number;
  headsTotal: number;
  sharesPresent: bigint;
  sharesTotal: bigint;
}>;

/** The numbers with what each of the law's tests says of them, to be shown as they are. */
export type Quorum = QuorumNumbers &
  Readonly<{
    quorate: boolean;
    overHalfOfHeads: boolean;
    halfOfShares: boolean;
    overThreeQuartersOfShares: boolean;
    /** A second session needs no quorum (R-AG-31). */
    secondSession: boolean;
    article: string;
  }>;

/** The quorum asked of a meeting held on `date`; null before the earliest rule known. */
export function quorumRuleAt(date: PlainDate): QuorumRule | null {
  return rulesAt(date)?.quorum ?? null;
}

/** Tested once, at the start of the meeting; departures do not undo it (R-AG-30, R-AG-32). */
export function quorumOf(numbers: QuorumNumbers, session: number, rule: QuorumRule): Quorum {
  const heads = whole(BigInt(numbers.headsTotal));
  const shares = whole(numbers.sharesTotal);
  const present = whole(numbers.sharesPresent);
  const overHalfOfHeads = exceeds(whole(BigInt(numbers.headsPresent)), heads, rule.headsOver);
  const halfOfShares = reaches(present, shares, rule.sharesFrom);
  const overThreeQuartersOfShares = exceeds(present, shares, rule.sharesOver);
  const secondSession = session > 1;
  return {
    ...numbers,
    quorate: secondSession || (overHalfOfHeads && halfOfShares) || overThreeQuartersOfShares,
    overHalfOfHeads,
    halfOfShares,
    overThreeQuartersOfShares,
    secondSession,
    article: rule.article,
  };
}
