declare const cents: unique symbol;
/** An amount in euro cents. Integer, so that no sum is ever approximate. */
export type Cents = bigint & { readonly [cents]: true };

export function toCents(amount: bigint): Cents {
  return amount as Cents;
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
