import type { Fraction } from "#server/kernel/fraction.ts";
import { rulesOf } from "./ballot.rules.ts";
import { type Count, count, seatKey } from "./count.rules.ts";
import type { CountRecord } from "./snapshot.schema.ts";

/** The result of a count as it is recorded: integers as decimal digits, parts as `num/den`. */
export function resultOf(count: Count): CountRecord["result"] {
  const [votesFor, votesAgainst] = overOne(count.votesFor, count.votesAgainst);
  const { cap, raw } = count;
  return {
    outcome: count.outcome,
    raw: {
      for: raw.for.toString(),
      against: raw.against.toString(),
      abstain: raw.abstain.toString(),
      silent: raw.silent.toString(),
    },
    for: votesFor,
    against: votesAgainst,
    cap: {
      base: cap.base.toString(),
      reduced: cap.reduced.map(({ person, votes, others }) => ({
        person,
        votes: votes.toString(),
        others: others.toString(),
      })),
      soleVoter: cap.soleVoter,
    },
    named: {
      against: [...count.against],
      abstained: [...count.abstained],
      silent: [...count.silent],
      excluded: [...count.excluded],
    },
  };
}

type Recorded = CountRecord["seats"][number];

/** The votes of a recorded seat: its shares, or those in a special common part. */
export function votesIn({ votes, shares }: Pick<Recorded, "votes" | "shares">): bigint {
  return BigInt(votes ?? shares);
}

/** The recorded seats that a list of the result names. */
export function namedSeats(seats: CountRecord["seats"], named: readonly string[]): Recorded[] {
  return seats.filter(({ entitlement, part }) => named.includes(seatKey(entitlement, part)));
}

/**
 * Counts a recorded snapshot again, by the rules it names: whatever the law has become since, an old
 * record gives its old result.
 */
export function recount(record: CountRecord): CountRecord["result"] {
  const { electorate, excluded, seats, majority, soleVoter } = record;
  const votes = seats.map(
    ({ entitlement, part, ...seat }) => [seatKey(entitlement, part), votesIn(seat)] as const,
  );
  const there = votes.reduce((sum, [, part]) => sum + part, 0n);
  // Those concerned who were not there are in the electorate, and in no seat.
  const key = electorate && new Map([...votes, ["absent", BigInt(electorate.votes) - there]]);
  const snapshot = {
    seats: seats.map((seat) => ({
      ...{ entitlementId: seat.entitlement, holders: seat.holders, carrier: seat.carrier },
      ...{ shares: BigInt(seat.shares), choice: seat.choice },
      ...(seat.part && { part: { ...seat.part, votes: votesIn(seat) } }),
    })),
    totalShares: BigInt(record.totalShares),
    key: key ?? null,
    excluded: excluded.map(({ party }) => party),
    ...{ majority, soleVoter },
  };
  return resultOf(count(snapshot, rulesOf(record.rules)));
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** Both parts over the least common denominator, so that they can be compared at sight. */
function overOne(a: Fraction, b: Fraction): readonly [string, string] {
  const den = (a.den / gcd(a.den, b.den)) * b.den;
  return [`${(a.num * den) / a.den}/${den}`, `${(b.num * den) / b.den}/${den}`];
}
