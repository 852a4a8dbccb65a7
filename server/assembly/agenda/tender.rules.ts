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

/** How many are asked for where the meeting decided no number: good practice, and no law (R-TEND-02). */
export const USUAL_QUOTES = 3;

/** What the meeting fixed, the number with it. */
export type TenderRule = Readonly<{ fromCents: bigint; quotes: number; decidedOn: string }>;

export type TenderState = Readonly<{
  duty: TenderDuty;
  /** The highest amount that is known of what would be contracted; null where none is. */
  amount: bigint | null;
  given: number;
  /** How many offers are owed or, without a decision of the meeting, usual; 0 where none is. */
  asked: number;
}>;

/** The texts by which conservation works alone are decided: they are exempt (art. 3.89 §5 2°). */
const CONSERVATION = "D-06";

type Tendered = Readonly<{
  /** Offers and the ceilings of its texts, in cents. */
  quotes: readonly bigint[];
  ceilings: readonly bigint[];
  types: readonly string[];
}>;

/**
 * Where an item stands with its offers: what its texts may cost at most, or the dearest offer, is the
 * amount that is judged. An item that asks for no money asks for no offers.
 */
export function tenderOf(
  { quotes, ceilings, types }: Tendered,
  rule: TenderRule | null,
): TenderState {
  const amounts = [...quotes, ...ceilings];
  const given = quotes.length;
  if (amounts.length === 0) return { duty: "none", amount: null, given, asked: 0 };
  const [amount = 0n] = amounts.toSorted((a, b) => Number(b - a));
  const isConservation = types.length > 0 && types.every((type) => type === CONSERVATION);
  const duty = tenderDuty(amount, rule?.fromCents ?? null, isConservation);
  const asked = duty === "none" ? 0 : Math.max(FEWEST_QUOTES, rule?.quotes ?? USUAL_QUOTES);
  return { duty, amount, given, asked };
}

/** Whether the offers that are owed are there; what is only usual is not missing. */
export function lacksQuotes({ duty, given, asked }: TenderState): boolean {
  return duty === "several-quotes" && given < asked;
}
