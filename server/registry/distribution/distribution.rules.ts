import { daysBetween, plainDate } from "#server/kernel/calendar.ts";
import { apportion, type Cents, toCents } from "#server/kernel/money.ts";
import { type Day, dayBefore, type HoldingRow } from "../movement/rows.rules.ts";

/** What a lot weighs in a version of a key on a day. */
export type LotWeight = Readonly<{ lotId: string; registerNumber: number; weight: bigint }>;

/** What lots weigh on a day, and who held them, of all times; an ended lot is named by its code. */
export type KeyOn = Readonly<{
  weights: readonly LotWeight[];
  holdings: ReadonlyMap<string, readonly HoldingRow[]>;
  /** Codes of lots weighed that were not there on that day. */
  absent: readonly string[];
}>;

/**
 * Whose days count (AD-12): an ordinary line with a period goes by days, from the enjoyment of each
 * holder; one without a period by who enjoys the lot on its day; a call by who holds it that day.
 */
export type Dates =
  | Readonly<{ kind: "period"; from: Day; to: Day }>
  | Readonly<{ kind: "expense"; on: Day }>
  | Readonly<{ kind: "call"; dueOn: Day }>;

/** The holders of a lot from a day to a day: together they owe it (R-FUND-04). */
export type Tenure = Readonly<{
  holders: readonly string[];
  from: Day;
  to: Day;
  days: number;
}>;

export type LotShareOfAmount = Readonly<{
  lotId: string;
  cents: Cents;
  /** Its days one after the other; a lot that nobody holds has its days with no holders. */
  parts: readonly Readonly<{ tenure: Tenure; cents: Cents }>[];
}>;

/** From when to when a holder counts: by his enjoyment, or by his deed. */
function spanOf(holding: HoldingRow, kind: Dates["kind"]): Readonly<{ from: Day; to: Day }> {
  const { startsOn, endsOn, enjoyedFrom, enjoyedUntil } = holding;
  const last = "9999-12-31";
  if (kind === "call") return { from: startsOn, to: endsOn ?? last };
  return { from: enjoyedFrom ?? startsOn, to: enjoyedUntil ?? endsOn ?? last };
}

const later = (a: Day, b: Day) => (a > b ? a : b);
const dayAfter = (day: Day) => plainDate(day).add({ days: 1 }).toString();

export function windowOf(dates: Dates): Readonly<{ from: Day; to: Day }> {
  if (dates.kind === "period") return { from: dates.from, to: dates.to };
  const day = dates.kind === "expense" ? dates.on : dates.dueOn;
  return { from: day, to: day };
}

/**
 * Who held a lot, in turn, between two days: a new tenure begins whenever somebody comes or goes.
 * Every day of the window is in exactly one.
 */
export function tenuresOf(holdings: readonly HoldingRow[], dates: Dates): Tenure[] {
  const { from, to } = windowOf(dates);
  const spans = holdings
    .map((holding) => ({ partyId: holding.partyId, ...spanOf(holding, dates.kind) }))
    .filter((span) => span.from <= span.to && span.from <= to && span.to >= from);
  const starts = [
    from,
    ...spans.flatMap((span) => [
      later(span.from, from),
      ...(span.to < to ? [dayAfter(span.to)] : []),
    ]),
  ];
  const turns = [...new Set(starts)].sort();
  const tenures = turns.map((start, index): Tenure => {
    const next = turns[index + 1];
    const end = next ? dayBefore(next) : to;
    const here = spans.filter((span) => span.from <= start && span.to >= end);
    const holders = [...new Set(here.map(({ partyId }) => partyId))].sort();
    const days = daysBetween(plainDate(start), plainDate(end)) + 1;
    return { holders, from: start, to: end, days };
  });
  return joined(tenures);
}

/** Two tenures of the same people after each other are one: other parts of a lot change no debt. */
function joined(tenures: readonly Tenure[]): Tenure[] {
  const result: Tenure[] = [];
  for (const tenure of tenures) {
    const last = result.at(-1);
    if (last && last.holders.join() === tenure.holders.join()) {
      result[result.length - 1] = { ...last, to: tenure.to, days: last.days + tenure.days };
    } else result.push(tenure);
  }
  return result;
}

const absolute = (n: bigint) => (n < 0n ? -n : n);

/**
 * The part of a lot over its tenures: each less than a cent from its exact part of the whole
 * amount, and together the part of the lot. The rest of the cents goes to the largest remainders,
 * ties to the earlier tenure.
 */
function overTenures(
  cents: Cents,
  exact: Readonly<{ amount: bigint; weight: bigint; all: bigint }>,
  tenures: readonly Tenure[],
): { tenure: Tenure; cents: Cents }[] {
  const days = tenures.reduce((sum, tenure) => sum + BigInt(tenure.days), 0n);
  const den = exact.all * days;
  const parts = tenures.map((tenure, order) => {
    const num = absolute(exact.amount) * exact.weight * BigInt(tenure.days);
    return { tenure, order, base: num / den, remainder: num % den };
  });
  let left = absolute(cents) - parts.reduce((sum, { base }) => sum + base, 0n);
  const given = new Map<number, bigint>();
  const ranked = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? a.order - b.order : a.remainder > b.remainder ? -1 : 1,
  );
  for (const { order, base } of ranked) {
    const cent = left > 0n ? 1n : 0n;
    left -= cent;
    given.set(order, base + cent);
  }
  const sign = exact.amount < 0n ? -1n : 1n;
  return parts.map(({ tenure, order }) => ({
    tenure,
    cents: toCents(sign * (given.get(order) ?? 0n)),
  }));
}

/**
 * Divides an amount over lots by their weights, and each lot's part over those who held it in turn.
 * By largest remainder, ties to the lowest register number: the sums are exact, the order of the
 * input decides nothing, and every part is less than a cent from the exact one (R-CHG-03, AD-12).
 * @throws RangeError when nothing weighs anything.
 */
export function distribute(
  amount: Cents,
  weights: readonly LotWeight[],
  holdings: ReadonlyMap<string, readonly HoldingRow[]>,
  dates: Dates,
): LotShareOfAmount[] {
  const all = weights.reduce((sum, { weight }) => sum + weight, 0n);
  const parts = apportion(
    amount,
    new Map(
      weights.map(({ lotId, registerNumber, weight }) => [
        lotId,
        { weight, order: registerNumber },
      ]),
    ),
  );
  return [...weights]
    .sort((a, b) => a.registerNumber - b.registerNumber)
    .map(({ lotId, weight }) => {
      const cents = parts.get(lotId) ?? toCents(0n);
      const tenures = tenuresOf(holdings.get(lotId) ?? [], dates);
      return { lotId, cents, parts: overTenures(cents, { amount, weight, all }, tenures) };
    });
}
