import type { Fraction } from "#server/kernel/fraction.ts";
import type { Count } from "./count.rules.ts";
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

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** Both parts over the least common denominator, so that they can be compared at sight. */
function overOne(a: Fraction, b: Fraction): readonly [string, string] {
  const den = (a.den / gcd(a.den, b.den)) * b.den;
  return [`${(a.num * den) / a.den}/${den}`, `${(b.num * den) / b.den}/${den}`];
}
