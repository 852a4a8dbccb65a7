/** An exact, non-negative part of a whole. `den` is never zero. */
export type Fraction = Readonly<{ num: bigint; den: bigint }>;

/** Builds a fraction; refuses what no deed could contain. */
export function fraction(num: bigint, den: bigint): Fraction {
  if (den <= 0n || num < 0n) throw new RangeError("a fraction needs a positive denominator");
  return { num, den };
}

export const zero: Fraction = { num: 0n, den: 1n };
export const one: Fraction = { num: 1n, den: 1n };

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** Lowest terms, so that equal fractions print alike. */
export function reduce(f: Fraction): Fraction {
  const divisor = gcd(f.num, f.den);
  return divisor <= 1n ? f : { num: f.num / divisor, den: f.den / divisor };
}

export function add(a: Fraction, b: Fraction): Fraction {
  return reduce({ num: a.num * b.den + b.num * a.den, den: a.den * b.den });
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return reduce({ num: a.num * b.num, den: a.den * b.den });
}

/** -1, 0 or 1 by cross-multiplication: no rounding ever decides anything. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `part` is at least the fraction `f` of `whole`. */
export function reaches(part: Fraction, whole: Fraction, f: Fraction): boolean {
  return compare(part, multiply(whole, f)) >= 0;
}

/** `part` is more than the fraction `f` of `whole`. */
export function exceeds(part: Fraction, whole: Fraction, f: Fraction): boolean {
  return compare(part, multiply(whole, f)) > 0;
}

/** A whole number as a fraction. */
export function whole(n: bigint): Fraction {
  return { num: n, den: 1n };
}
