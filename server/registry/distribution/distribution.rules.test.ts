import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toCents } from "#server/kernel/money.ts";
import type { HoldingRow } from "../movement/rows.rules.ts";
import { type Dates, distribute, tenuresOf } from "./distribution.rules.ts";

const lots = (...weights: readonly number[]) =>
  weights.map((weight, i) => ({ lotId: `${i}`, registerNumber: i + 1, weight: BigInt(weight) }));
const DAY: Dates = { kind: "expense", on: "2026-05-01" };

const held = (partyId: string, startsOn: string, change: Partial<HoldingRow> = {}): HoldingRow => ({
  ...{ holdingId: partyId, lotId: "0", partyId, right: "full", part: { num: 1n, den: 1n } },
  ...{ startsOn, endsOn: null, enjoyedFrom: null, enjoyedUntil: null, ...change },
});

describe("an amount over lots", () => {
  test.each([
    [100_000, [333, 333, 334], [33_300, 33_300, 33_400]],
    [10_000, [1, 1, 1], [3_334, 3_333, 3_333]],
    [1_234_567, [57, 89, 132, 722], [70_370, 109_877, 162_963, 891_357]],
    // E.2: a call of 25,000.00 on thousandths.
    [2_500_000, [450, 125, 425], [1_125_000, 312_500, 1_062_500]],
    [-10_000, [1, 1, 1], [-3_334, -3_333, -3_333]],
    [1, [0, 1, 1], [0, 1, 0]],
    [0, [1, 2], [0, 0]],
  ])("%d cents over %j", (amount, weights, expected) => {
    const parts = distribute(toCents(BigInt(amount)), lots(...weights), new Map(), DAY);
    expect(parts.map(({ cents }) => Number(cents))).toEqual(expected);
  });

  test("nothing weighs anything: it is an error, never a silent zero", () => {
    expect(() => distribute(toCents(100n), lots(0, 0), new Map(), DAY)).toThrow(RangeError);
  });

  test("a denominator of any size: ten thousand, a hundred thousand", () => {
    const weights = lots(...Array.from({ length: 300 }, (_, i) => 333 + (i % 7)));
    const parts = distribute(toCents(99_999_999n), weights, new Map(), DAY);
    expect(parts.reduce((sum, { cents }) => sum + cents, 0n)).toBe(99_999_999n);
  });

  test("the order of the input decides nothing", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -100_000n, max: 100_000n }),
        fc
          .array(fc.nat(1_000), { minLength: 1, maxLength: 20 })
          .filter((w) => w.some((n) => n > 0)),
        (amount, weights) => {
          const one = distribute(toCents(amount), lots(...weights), new Map(), DAY);
          const other = distribute(toCents(amount), lots(...weights).reverse(), new Map(), DAY);
          expect(other).toEqual(one);
        },
      ),
      { seed: 20_260_520 },
    );
  });
});

describe("a lot that is sold meanwhile", () => {
  // Deed on 10 May, enjoyment from 1 June.
  const sold = [
    held("seller", "2020-01-01", { endsOn: "2026-05-09", enjoyedUntil: "2026-05-31" }),
    held("buyer", "2026-05-10", { enjoyedFrom: "2026-06-01" }),
  ];
  const told = (dates: Dates) =>
    tenuresOf(sold, dates).map(({ holders, from, to, days }) => [holders.join(), from, to, days]);

  test.each([
    [
      "a period goes by days, from the enjoyment (R-TRF-03)",
      { kind: "period", from: "2026-04-01", to: "2026-06-30" },
      [
        ["seller", "2026-04-01", "2026-05-31", 61],
        ["buyer", "2026-06-01", "2026-06-30", 30],
      ],
    ],
    [
      "an expense of a day is his who enjoys the lot",
      { kind: "expense", on: "2026-05-20" },
      [["seller", "2026-05-20", "2026-05-20", 1]],
    ],
    [
      "a call is his who holds it on its due date",
      { kind: "call", dueOn: "2026-05-20" },
      [["buyer", "2026-05-20", "2026-05-20", 1]],
    ],
  ] as const)("%s", (_, dates, expected) => {
    expect(told(dates)).toEqual(expected);
  });

  test("91 days over the two: each less than a cent from his exact part", () => {
    const [lot] = distribute(toCents(100_000n), lots(1), new Map([["0", sold]]), {
      ...{ kind: "period", from: "2026-04-01", to: "2026-06-30" },
    });
    expect(lot?.parts.map(({ cents }) => cents)).toEqual([67_033n, 32_967n]);
  });

  test("days that nobody held stay visible, with no holder", () => {
    const dates: Dates = { kind: "period", from: "2026-01-01", to: "2026-01-10" };
    const tenures = tenuresOf([held("late", "2026-01-04")], dates);
    expect(tenures.map(({ holders, days }) => [holders, days])).toEqual([
      [[], 3],
      [["late"], 7],
    ]);
  });

  test("who holds together owes together: spouses, usufruct and bare ownership", () => {
    const both = [
      held("ana", "2020-01-01", { right: "usufruct" }),
      held("bruno", "2020-01-01", { right: "bare" }),
    ];
    expect(tenuresOf(both, DAY).map(({ holders }) => holders)).toEqual([["ana", "bruno"]]);
  });

  test("other parts between the same people change no debt", () => {
    const parts = [
      held("ana", "2020-01-01"),
      held("bruno", "2020-01-01", { endsOn: "2026-01-04" }),
      held("bruno", "2026-01-05", { part: { num: 1n, den: 3n } }),
    ];
    const dates: Dates = { kind: "period", from: "2026-01-01", to: "2026-01-10" };
    expect(tenuresOf(parts, dates)).toHaveLength(1);
  });
});
