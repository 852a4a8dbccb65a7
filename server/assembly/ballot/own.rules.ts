import type { Choice } from "./ballot.rules.ts";

/** A vote as its voter knows it again. */
type Cast = Readonly<{ sequence: number; lots: readonly string[]; choice: Choice }>;

export type LotChoice<Lot> = Readonly<{ choice: Choice; lots: readonly Lot[] }>;

/**
 * What one's votes say of each of these lots now, those of one choice together: of two votes for a
 * lot the later. A lot nobody voted for is in none.
 */
export function choicesOf<Lot extends Readonly<{ lotId: string }>>(
  lots: readonly Lot[],
  votes: readonly Cast[],
): readonly LotChoice<Lot>[] {
  const latest = votes.toSorted((a, b) => b.sequence - a.sequence);
  const said = new Map<Choice, Lot[]>();
  for (const lot of lots) {
    const vote = latest.find((one) => one.lots.length === 0 || one.lots.includes(lot.lotId));
    if (vote) said.set(vote.choice, [...(said.get(vote.choice) ?? []), lot]);
  }
  return [...said].map(([choice, own]) => ({ choice, lots: own }));
}
