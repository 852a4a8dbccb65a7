declare const associationId: unique symbol;
declare const associationScope: unique symbol;
/** The one association a transaction writes for. Minted only where membership was proved. */
export type AssociationId = string & { readonly [associationId]: true };
/** The associations a transaction may read. Minted only where membership was proved. */
export type AssociationScope = readonly AssociationId[] & { readonly [associationScope]: true };

/** Mint of the brand: call it only where the right was proved. */
export function provenAssociation(id: string): AssociationId {
  return id as AssociationId;
}

/** Mint of the brand: call it only where the right was proved. */
export function provenScope(ids: readonly string[]): AssociationScope {
  return ids as unknown as AssociationScope;
}

const SEQUENCE_BITS = 42n;
/** Starts anywhere in the lower half, so that two processes differ and it does not come round. */
let sequence = crypto.getRandomValues(new BigUint64Array(1)).reduce((_, n) => n, 0n) >> 23n;

/** Random words, drawn many at a time: a single one costs as much as all of them. */
const words = new Uint32Array(256);
let drawn = words.length;

function randomWord(): number {
  if (drawn === words.length) {
    crypto.getRandomValues(words);
    drawn = 0;
  }
  const word = words[drawn] ?? 0;
  drawn += 1;
  return word;
}

/**
 * A time-ordered identifier (UUID version 7, RFC 9562), made here so that any server serves.
 * Those of one millisecond sort as they were made: after the time stands a counter of the
 * process (§6.2, method 1), then 32 random bits.
 */
export function newId(now: number): string {
  sequence = BigInt.asUintN(Number(SEQUENCE_BITS), sequence + 1n);
  const high = sequence >> 30n;
  const low = sequence & 0x3fff_ffffn;
  const bits =
    (BigInt(now) << 80n) |
    (0x7n << 76n) |
    (high << 64n) |
    (0b10n << 62n) |
    (low << 32n) |
    BigInt(randomWord());
  const hex = bits.toString(16).padStart(32, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
