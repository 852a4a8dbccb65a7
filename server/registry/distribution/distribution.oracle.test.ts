import fc from "fast-check";
import { expect, test } from "vitest";
import { toCents } from "#server/kernel/money.ts";
import type { HoldingRow } from "../movement/rows.rules.ts";
import { distribute, type LotWeight } from "./distribution.rules.ts";

/**
 * A second division that knows no formula: each cent in turn goes to whoever is furthest below his
 * exact part, compared in whole numbers; whoever held a lot is looked up day by day.
 */
const DAY_0 = Temporal.PlainDate.from("2026-01-01");
const dayOf = (n: number) => DAY_0.add({ days: n }).toString();

type Sale = { day: number; enjoyed: number };
const House = fc.record({
  amount: fc.bigInt({ min: -300n, max: 3_000n }),
  weights: fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }).filter((w) => w.some((n) => n > 0)),
  days: fc.integer({ min: 1, max: 20 }),
  sales: fc.array(fc.record({ lot: fc.nat(5), day: fc.nat(25), enjoyed: fc.nat(25) }), {
    maxLength: 4,
  }),
});

/** One sale a lot at most, the enjoyment on whichever day. */
function salesOf(sales: readonly (Sale & { lot: number })[]): ReadonlyMap<number, Sale> {
  return new Map(sales.map(({ lot, ...sale }) => [lot, sale]));
}

function holdingsOf(lot: number, sale: Sale | undefined): HoldingRow[] {
  const base = { lotId: `lot ${lot}`, right: "full" as const, part: { num: 1n, den: 1n } };
  const always = { enjoyedFrom: null, enjoyedUntil: null, endsOn: null, startsOn: "2020-01-01" };
  if (!sale) return [{ ...base, ...always, holdingId: `${lot}`, partyId: `seller ${lot}` }];
  return [
    {
      ...{ ...base, ...always, holdingId: `${lot}`, partyId: `seller ${lot}` },
      ...{ endsOn: dayOf(sale.day - 1), enjoyedUntil: dayOf(sale.enjoyed - 1) },
    },
    {
      ...{ ...base, ...always, holdingId: `${lot}b`, partyId: `buyer ${lot}` },
      ...{ startsOn: dayOf(sale.day), enjoyedFrom: dayOf(sale.enjoyed) },
    },
  ];
}

/** Cents one by one to the greatest claim not yet met; the first in order where claims are equal. */
function centByCent(amount: number, claims: readonly number[], whole: number): number[] {
  const given = claims.map(() => 0);
  for (const [i, claim] of claims.entries()) {
    while (((given[i] ?? 0) + 1) * whole <= amount * claim) given[i] = (given[i] ?? 0) + 1;
  }
  const rest = () => amount - given.reduce((sum, n) => sum + n, 0);
  while (rest() > 0) {
    const lacks = claims.map((claim, i) => amount * claim - (given[i] ?? 0) * whole);
    const most = lacks.indexOf(Math.max(...lacks));
    given[most] = (given[most] ?? 0) + 1;
  }
  return given;
}

test("every cent lands where counting one by one lands it, over 1,000 houses", () => {
  fc.assert(
    fc.property(House, ({ amount, weights, days, sales }) => {
      const sold = salesOf(sales);
      const lots = weights.map(
        (weight, i): LotWeight => ({
          ...{ lotId: `lot ${i}`, registerNumber: i + 1, weight: BigInt(weight) },
        }),
      );
      const holdings = new Map(weights.map((_, i) => [`lot ${i}`, holdingsOf(i, sold.get(i))]));
      const dates = { kind: "period" as const, from: dayOf(0), to: dayOf(days - 1) };
      const parts = distribute(toCents(amount), [...lots].reverse(), holdings, dates);
      const [size, sign] = [Math.abs(Number(amount)), amount < 0n ? -1 : 1];
      const all = weights.reduce((sum, n) => sum + n, 0);
      const expected = centByCent(size, weights, all);
      expect(parts.map(({ cents }) => Number(cents))).toEqual(expected.map((n) => n * sign + 0));
      for (const [i, lot] of parts.entries()) {
        const weight = weights[i] ?? 0;
        const sum = lot.parts.reduce((total, { cents }) => total + cents, 0n);
        expect(sum).toBe(lot.cents);
        // The days of each, looked up one by one.
        const counts = new Map<string, number>();
        for (let day = 0; day < days; day += 1) {
          const sale = sold.get(i);
          const who = sale && day >= sale.enjoyed ? `buyer ${i}` : `seller ${i}`;
          counts.set(who, (counts.get(who) ?? 0) + 1);
        }
        const told = lot.parts.map(({ tenure }) => [tenure.holders.join(), tenure.days]);
        expect(told).toEqual([...counts]);
        for (const { tenure, cents } of lot.parts) {
          // Less than a cent from the exact part: |cents·W·D − amount·w·d| < W·D.
          const exact = amount * BigInt(weight * tenure.days);
          const gap = cents * BigInt(all * days) - exact;
          expect(gap < 0n ? -gap : gap).toBeLessThan(BigInt(all * days));
        }
      }
    }),
    { numRuns: 1_000, seed: 20_260_520 },
  );
});
