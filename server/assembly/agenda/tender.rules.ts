/** What a contract asks of the syndic before he may put it to the meeting (art. 3.89 §5 11°). */
export type TenderDuty = "several-quotes" | "none" | "amount-not-fixed";

/** "Several" quotes, in the words of the law: it names neither a number nor an amount (R-TEND-01). */
export const FEWEST_QUOTES = 2;

/**
 * Whether several quotes are owed. Only the meeting fixes from which amount on (D-15); while it has
 * not, that is said and nothing is stopped. Conservation is exempt (art. 3.89 §5 2°).
 * @param from in cents, "from which on": reached at the amount itself.
 */
export function tenderDuty(
  amount: bigint,
  from: bigint | null,
  isConservation: boolean,
): TenderDuty {
  if (isConservation) return "none";
  if (from === null) return "amount-not-fixed";
  return amount >= from ? "several-quotes" : "none";
}
