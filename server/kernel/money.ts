declare const cents: unique symbol;
/** An amount in euro cents. Integer, so that no sum is ever approximate. */
export type Cents = bigint & { readonly [cents]: true };

export function toCents(amount: bigint): Cents {
  return amount as Cents;
}

/** The largest amount that is typed: a hundred million euros, in cents. */
const LARGEST = 10_000_000_000n;

/**
 * An amount of euros as people type it, in cents: `1250`, `1 250,50`, `1250.5`, `1 250,50 €`. Thousands
 * are set apart by spaces alone, for a point or a comma before three figures is read two ways. Null for
 * anything else, for less than nothing and for more than a hundred million.
 */
export function parseEuros(typed: string): Cents | null {
  const text = typed.replace(/€/g, "").trim();
  const found = /^(\d{1,3}(?:\s\d{3})+|\d+)(?:[.,](\d{1,2}))?$/u.exec(text);
  if (!found) return null;
  const [, euros = "", part = ""] = found;
  const amount = BigInt(euros.replace(/\s/gu, "")) * 100n + BigInt(part.padEnd(2, "0"));
  return amount > LARGEST ? null : toCents(amount);
}

/** Splits a total into equal parts: the cents that are left over go to the first ones. */
export function inEqualParts(total: Cents, count: number): Cents[] {
  const parts = Array.from(
    { length: count },
    (_, order) => [`${order}`, { weight: 1n, order }] as const,
  );
  return [...apportion(total, new Map(parts)).entries()]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, cents]) => cents);
}

/**
 * Splits `total` over integer `weights` by largest remainder, ties going to the
 * lowest `order` (a lot's immutable register number): the parts sum exactly to
 * the total, do not depend on input order, and each is within one cent of the
 * exact part (R-CHG-03).
 * @throws RangeError when the weights sum to zero.
 */
export function apportion<K extends string>(
  total: Cents,
  weights: ReadonlyMap<K, Readonly<{ weight: bigint; order: number }>>,
): Map<K, Cents> {
  const negative = total < 0n;
  const amount: bigint = negative ? -total : total;
  let sum = 0n;
  for (const { weight } of weights.values()) {
    if (weight < 0n) throw new RangeError("a weight cannot be negative");
    sum += weight;
  }
  if (sum === 0n) throw new RangeError("nothing to apportion over");
  const parts = [...weights].map(([key, { weight, order }]) => ({
    key,
    order,
    base: (amount * weight) / sum,
    remainder: (amount * weight) % sum,
  }));
  let left = amount - parts.reduce((acc, part) => acc + part.base, 0n);
  parts.sort((a, b) =>
    a.remainder === b.remainder ? a.order - b.order : a.remainder > b.remainder ? -1 : 1,
  );
  const result = new Map<K, Cents>();
  for (const part of parts) {
    const cent = left > 0n ? 1n : 0n;
    left -= cent;
    const value = part.base + cent;
    result.set(part.key, toCents(negative ? -value : value));
  }
  return result;
}
