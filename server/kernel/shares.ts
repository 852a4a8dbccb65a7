declare const shares: unique symbol;
/**
 * A number of shares in the common parts, out of the association's declared
 * total (1 000, 10 000, any). Votes are counted in these (art. 3.87 §6).
 */
export type Shares = bigint & { readonly [shares]: true };

export function toShares(n: bigint): Shares {
  if (n < 0n) throw new RangeError("shares are never negative");
  return n as Shares;
}

export function sumShares(parts: Iterable<bigint>): Shares {
  let sum = 0n;
  for (const part of parts) sum += part;
  return toShares(sum);
}
