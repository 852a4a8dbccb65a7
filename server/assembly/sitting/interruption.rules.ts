/** A pause, from its first moment to its last; null while it lasts. */
export type PauseLine = Readonly<{ at: string; until: string | null; reason: string }>;

/** Somebody was cut off; the numbers of the items that were voted on meanwhile. */
export type LossLine = Readonly<{
  partyId: string;
  at: string;
  until: string | null;
  items: readonly number[];
}>;
