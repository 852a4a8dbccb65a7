import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, compare, exceeds, fraction, multiply, reaches, reduce, whole } from "./fraction.ts";

describe("fractions", () => {
  test.each([
    [600n, 900n, true],
    [599n, 900n, false],
    [601n, 900n, true],
  ])("%s of %s reaches two thirds: %s", (part, all, expected) => {
    expect(reaches(whole(part), whole(all), fraction(2n, 3n))).toBe(expected);
  });

  test.each([
    [749n, false],
    [750n, false],
    [751n, true],
  ])("%s of 1000 exceeds three quarters: %s", (part, expected) => {
    expect(exceeds(whole(part), whole(1000n), fraction(3n, 4n))).toBe(expected);
  });

  test("no fraction has a zero or negative denominator", () => {
    expect(() => fraction(1n, 0n)).toThrow(RangeError);
    expect(() => fraction(1n, -2n)).toThrow(RangeError);
    expect(() => fraction(-1n, 2n)).toThrow(RangeError);
  });

  const any = fc
    .tuple(fc.bigInt(0n, 10n ** 12n), fc.bigInt(1n, 10n ** 12n))
    .map(([num, den]) => fraction(num, den));

  test("lowest terms are the same number", () => {
    fc.assert(
      fc.property(any, (f) => compare(reduce(f), f) === 0),
      { seed: 7 },
    );
  });

  test("sums and products do not depend on order", () => {
    fc.assert(
      fc.property(
        any,
        any,
        (a, b) =>
          compare(add(a, b), add(b, a)) === 0 && compare(multiply(a, b), multiply(b, a)) === 0,
      ),
      { seed: 7 },
    );
  });
});
