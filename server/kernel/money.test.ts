import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportion, inEqualParts, parseEuros, toCents } from "./money.ts";

const keyed = (weights: readonly bigint[]) =>
  new Map(weights.map((weight, order) => [`lot ${order}`, { weight, order }]));
const parts = (total: bigint, weights: readonly bigint[]) => [
  ...[...apportion(toCents(total), keyed(weights))].sort(([a], [b]) => (a < b ? -1 : 1)),
];

describe("a cost split over lots (R-CHG-03)", () => {
  test.each([
    [100_000n, [333n, 333n, 334n], [33_300n, 33_300n, 33_400n]],
    [10_000n, [1n, 1n, 1n], [3_334n, 3_333n, 3_333n]],
    [1_234_567n, [57n, 89n, 132n, 722n], [70_370n, 109_877n, 162_963n, 891_357n]],
    [2_500_000n, [450n, 125n, 425n], [1_125_000n, 312_500n, 1_062_500n]],
    [-100n, [1n, 1n, 1n], [-34n, -33n, -33n]],
    [0n, [1n, 2n], [0n, 0n]],
  ])("%s over %s gives %s", (total, weights, expected) => {
    expect(parts(total, weights).map(([, cents]) => cents)).toEqual(expected);
  });

  test("nothing can be split over nothing", () => {
    expect(() => apportion(toCents(1n), keyed([0n, 0n]))).toThrow(RangeError);
  });

  const weights = fc.array(fc.bigInt(0n, 10_000n), { minLength: 1, maxLength: 30 });
  const positive = weights.filter((list) => list.some((weight) => weight > 0n));

  test("every cent lands somewhere, each part is within a cent, order changes nothing", () => {
    fc.assert(
      fc.property(fc.bigInt(-10_000_000n, 10_000_000n), positive, (total, list) => {
        const split = apportion(toCents(total), keyed(list));
        const reversed = apportion(toCents(total), new Map([...keyed(list)].reverse()));
        const sum = list.reduce((a, b) => a + b, 0n);
        let all = 0n;
        for (const [key, { weight }] of keyed(list)) {
          const cents = split.get(key) ?? 0n;
          all += cents;
          expect(reversed.get(key)).toBe(cents);
          const off = cents * sum - total * weight;
          expect(off < sum && off > -sum).toBe(true);
        }
        expect(all).toBe(total);
      }),
      { seed: 7 },
    );
  });
});

describe("parseEuros", () => {
  test.each([
    ["1250", 125_000n],
    ["1 250,50", 125_050n],
    ["1\u202f250,5", 125_050n],
    ["1250.5", 125_050n],
    ["1 250,50 €", 125_050n],
    ["0,01", 1n],
    ["100 000 000", 10_000_000_000n],
  ])("reads %s", (typed, cents) => {
    expect(parseEuros(typed)).toBe(cents);
  });
  test.each(["", "-5", "1.250,50", "1,250", "12 50", "1e3", "100 000 000,01", "abc", "٣"])(
    "does not guess at %s",
    (typed) => {
      expect(parseEuros(typed)).toBeNull();
    },
  );
});

test.each([
  [100n, 3, [34n, 33n, 33n]],
  [101n, 3, [34n, 34n, 33n]],
  [2n, 4, [1n, 1n, 0n, 0n]],
  [1_200n, 12, Array(12).fill(100n)],
])("%s cents in %s parts begin with the larger ones", (total, count, parts) => {
  expect(inEqualParts(toCents(total), count)).toEqual(parts);
});
