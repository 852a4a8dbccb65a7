import { add, compare, type Fraction, fraction, multiply, whole } from "#server/kernel/fraction.ts";
import { type Majority, rulesOf, type Threshold } from "./ballot.rules.ts";
import { namedSeats, votesIn } from "./snapshot.rules.ts";
import type { CountRecord } from "./snapshot.schema.ts";

/** How a threshold was applied to a count, worked out as one would on paper. Parts are `num/den`. */
export type Applied = Readonly<{
  version: string;
  /** First day of that version. */
  since: string;
  majority: Majority;
  article: string;
  over: Threshold["over"];
  test: Threshold["test"];
  /** The threshold: `times` of every `of`; two of every three. */
  times: string;
  of: string;
  /** Votes for, as the threshold takes them, and what they are measured over. */
  votes: string;
  base: string;
  /** Both sides multiplied out: `of × votes` against `times × base`. */
  left: string;
  right: string;
  isReached: boolean;
}>;

function partOf(text: string): Fraction {
  const [num = "0", den = "1"] = text.split("/");
  return fraction(BigInt(num), BigInt(den));
}

const shown = ({ num, den }: Fraction) => `${num}/${den}`;

/** Every vote unanimity asks for: of all concerned, those in conflict left out, or of those present. */
function unanimous({ result, seats, electorate, totalShares }: CountRecord, over: string): bigint {
  if (over === "present") return BigInt(result.cap.base);
  return namedSeats(seats, result.named.excluded).reduce(
    (rest, seat) => rest - votesIn(seat),
    BigInt(electorate?.votes ?? totalShares),
  );
}

/** The rule a recorded count was decided by, with its numbers: enough to be checked by hand. */
export function appliedTo(record: CountRecord): Applied {
  const { majority, result, article } = record;
  const rules = rulesOf(record.rules);
  const { over, test, at } = rules.majorities[majority];
  const isCast = over === "cast";
  const votes = isCast ? partOf(result.for) : whole(BigInt(result.raw.for));
  const base = isCast
    ? add(partOf(result.for), partOf(result.against))
    : whole(unanimous(record, over));
  const left = multiply(votes, whole(at.den));
  const right = multiply(base, whole(at.num));
  const order = compare(left, right);
  return {
    ...{ version: rules.version, since: `${rules.validFrom}`, majority, article, over, test },
    ...{ times: `${at.num}`, of: `${at.den}`, votes: shown(votes), base: shown(base) },
    ...{ left: shown(left), right: shown(right) },
    isReached: base.num > 0n && (test === "exceeds" ? order > 0 : order >= 0),
  };
}
