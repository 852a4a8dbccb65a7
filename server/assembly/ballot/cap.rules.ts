import { compare, type Fraction, one } from "#server/kernel/fraction.ts";

/** The votes of one head and the hand they are cast by. */
export type CappedSeat = Readonly<{
  /** Who the votes belong to: an owner, or the holders of a lot in common taken together. */
  owner: string;
  /** Who casts them: the owner himself, a holder, a representative or a proxy. */
  carrier: string;
  weight: bigint;
}>;

/** One person against all the others (art. 3.87 §7). */
export type CapLine = Readonly<{
  person: string;
  /** V: own votes, cast by himself or by his proxies, and those he carries. */
  votes: bigint;
  /** T − V: the votes of the other owners present or represented. */
  others: bigint;
}>;

export type Cap = Readonly<{
  /** T: the votes of all present or represented, abstainers included. */
  base: bigint;
  /** Those whose votes are reduced; empty when the cap changes nothing. */
  reduced: readonly CapLine[];
  /** The only person who takes part: read literally, he has no vote at all. */
  soleVoter: string | null;
}>;

function votesOf(seats: readonly CappedSeat[]): Map<string, bigint> {
  const votes = new Map<string, bigint>();
  for (const { owner, carrier, weight } of seats) {
    for (const person of new Set([owner, carrier])) {
      votes.set(person, (votes.get(person) ?? 0n) + weight);
    }
  }
  return votes;
}

/**
 * Who takes part for more votes than all the others together (R-AG-53), "even as
 * principal": lots split over several proxies count together.
 */
export function capOf(seats: readonly CappedSeat[]): Cap {
  const base = seats.reduce((sum, seat) => sum + seat.weight, 0n);
  const lines = [...votesOf(seats)]
    .map(([person, votes]): CapLine => ({ person, votes, others: base - votes }))
    .sort((a, b) => (a.person < b.person ? -1 : 1));
  const reduced = lines.filter(({ votes, others }) => votes > others);
  // A principal and his proxy can both be all there is: the one who casts is named.
  const sole = reduced.filter(({ others }) => others === 0n).map(({ person }) => person);
  const carrier = sole.find((person) => seats.some((seat) => seat.carrier === person));
  return { base, reduced, soleVoter: carrier ?? sole[0] ?? null };
}

function ratioOf(cap: Cap, person: string): Fraction {
  const line = cap.reduced.find((candidate) => candidate.person === person);
  return line ? { num: line.others, den: line.votes } : one;
}

/**
 * The part of a seat's votes that counts: the smaller of the ratios of owner and
 * carrier, applied once. Reducing in proportion is our choice, the law is silent [V].
 */
export function ratioFor(cap: Cap, seat: CappedSeat): Fraction {
  const owner = ratioOf(cap, seat.owner);
  const carrier = ratioOf(cap, seat.carrier);
  return compare(owner, carrier) <= 0 ? owner : carrier;
}
