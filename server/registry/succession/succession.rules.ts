import { isAfter, isBefore, type PlainDate } from "#server/kernel/calendar.ts";
import { add, type Fraction, multiply, reaches, whole, zero } from "#server/kernel/fraction.ts";
import { type Known, latestEnd } from "../mandate/mandate.rules.ts";
import type { Standing } from "./succession.schema.ts";

/** The mandate that stands in the way of a successor: one of today, or one still to come. */
export function mandateInTheWay(all: readonly Known[], on: PlainDate): Known | undefined {
  return all.find(({ endsOn }) => !isBefore(endsOn, on));
}

/** Whose mandate was the last to end; a provisional syndic counts where he was the last. */
export function lastMandate(all: readonly Known[]): Known | undefined {
  return all.reduce<Known | undefined>(
    (last, one) => (last && !isAfter(one.endsOn, last.endsOn) ? last : one),
    undefined,
  );
}

/** A lot of the register, as far as it says who holds its shares. */
type Lot = Readonly<{
  shares: bigint;
  representativeId: string | null;
  holders: readonly Readonly<{ partyId: string; right: string; part: Fraction }>[];
}>;

/**
 * The shares that parties hold together. A lot whose right is divided speaks by its representative
 * alone, and by nobody while none is named (art. 3.87 §1, R-AG-41); undivided holders each hold a part.
 */
export function sharesHeldBy(parties: readonly string[], lots: readonly Lot[]): Fraction {
  return lots.reduce((sum, { shares, holders, representativeId }) => {
    const all = whole(shares);
    if (representativeId) return parties.includes(representativeId) ? add(sum, all) : sum;
    return holders
      .filter(({ partyId, right }) => right === "full" && parties.includes(partyId))
      .reduce((held, { part }) => add(held, multiply(part, all)), sum);
  }, zero);
}

/** One fifth of the shares, exactly (art. 3.87 §2, R-AG-03). */
export function isFifth(held: Fraction, total: bigint): boolean {
  return reaches(held, whole(total), { num: 1n, den: 5n });
}

type Seen = Readonly<{
  /** The office for which he acts or acted was the last syndic. */
  wasLast: boolean;
  isCouncil: boolean;
  /** He speaks for who chaired the last meeting. */
  isChair: boolean;
  held: Fraction;
  total: bigint;
}>;

/**
 * As what somebody may speak where nobody is syndic: the council, failing it the chair of the last
 * meeting, failing him one fifth of the shares (art. 3.87 §2). The order says who convenes; what was
 * then decided any of them may record, and so may the office that leaves. Null: he may not at all.
 */
export function standingOf({ wasLast, isCouncil, isChair, held, total }: Seen): Standing | null {
  if (wasLast) return "former_syndic";
  if (isCouncil) return "council";
  if (isChair) return "chair";
  if (held.num === 0n) return null;
  return isFifth(held, total) ? "fifth" : "co_owner";
}

/**
 * Whether what he records opens the mandate at once. A judge's order needs nobody's consent (art. 3.89
 * §1), but a mandate opens the whole register to its office: what one co-owner says was ordered or
 * decided waits until a fifth say it too.
 */
export function countsAtOnce(standing: Standing): boolean {
  return standing !== "co_owner";
}

type Days = Readonly<{ appointedOn: PlainDate; startsOn: PlainDate; endsOn: PlainDate }>;
export type SuccessionVerdict =
  | "lawful"
  | "decision-in-future"
  | "starts-too-late"
  | "already-over";

/** Whether a decision may be recorded on a day: taken, of a term that is not over nor beyond any term. */
export function judgeSuccession(
  { appointedOn, startsOn, endsOn }: Days,
  on: PlainDate,
): SuccessionVerdict {
  if (isAfter(appointedOn, on)) return "decision-in-future";
  // A mandate that began on the decision's own day would be over by then.
  if (isAfter(startsOn, latestEnd(appointedOn))) return "starts-too-late";
  return isBefore(endsOn, on) ? "already-over" : "lawful";
}
