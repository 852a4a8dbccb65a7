// The law of a meeting a second time, the slow way: by lots and by hand, with integers on one scale and
// the law's own inequalities. It shares no code with the product and is only read by tests. A `Reading`
// is the law; each of its members can be misread, as products of this kind do.

export type NaiveChoice = "for" | "against" | "abstain" | null;

/** The votes of one head, and who casts them. */
export type NaiveBallot = Readonly<{
  head: string;
  owners: readonly string[];
  carrier: string;
  votes: bigint;
  choice: NaiveChoice;
}>;

export type NaiveMajority =
  | "absolute"
  | "twoThirds"
  | "fourFifths"
  | "unanimity"
  | "unanimityOfPresent";

export type NaiveText = Readonly<{
  majority: NaiveMajority;
  excluded: readonly string[];
  /** Votes of all concerned, present or not. */
  everyone: bigint;
  sole: "capped" | "counted";
}>;

/** How the law is read where products go wrong; `LAWFUL` is how it is written. */
export type Reading = Readonly<{
  /** Whose votes limit one person's. */
  cap: "the others present" | "none" | "half of the building" | "proxies only" | "who casts only";
  /** What a majority of votes is measured over. */
  over: "votes cast" | "votes present" | "the building";
  /** What an absolute majority is. */
  half: "more than half" | "half plus one" | "half" | "half, the chair deciding";
  /** How two thirds and four fifths are tested. */
  parts: "cross-multiplied" | "by decimals" | "three quarters for four fifths";
  unanimity: "of all" | "of votes cast";
  /** Whom a conflict keeps out. */
  conflict: "own votes and carried" | "own votes" | "nobody";
}>;

export const LAWFUL: Reading = {
  cap: "the others present",
  over: "votes cast",
  half: "more than half",
  parts: "cross-multiplied",
  unanimity: "of all",
  conflict: "own votes and carried",
};

export const sum = (parts: readonly bigint[]) => parts.reduce((total, part) => total + part, 0n);
const together = (owners: readonly string[]) => [...owners].sort().join("+");

export type NaiveCount = Readonly<{
  /** Votes for and against, multiplied by `scale`. */
  F: bigint;
  A: bigint;
  scale: bigint;
  adopted: boolean;
  /** Heads by what they did, in order. */
  for: readonly string[];
  against: readonly string[];
  abstained: readonly string[];
  silent: readonly string[];
  excluded: readonly string[];
}>;

function isBarred({ owners, carrier }: NaiveBallot, { excluded }: NaiveText, reading: Reading) {
  if (reading.conflict === "nobody") return false;
  if (owners.some((owner) => excluded.includes(owner))) return true;
  return reading.conflict === "own votes and carried" && excluded.includes(carrier);
}

/** How many of a person's votes count, of those he takes part for. */
function allowed(
  own: bigint,
  present: bigint,
  everyone: bigint,
  carries: boolean,
  reading: Reading,
) {
  if (reading.cap === "none" || (reading.cap === "proxies only" && !carries)) return own;
  if (reading.cap === "half of the building") return 2n * own > everyone ? everyone / 2n : own;
  return 2n * own > present ? present - own : own;
}

function isAdopted(
  { F, A, scale }: Readonly<{ F: bigint; A: bigint; scale: bigint }>,
  allFor: bigint,
  present: bigint,
  everyone: bigint,
  { majority }: NaiveText,
  reading: Reading,
): boolean {
  const cast = F + A;
  const bases = {
    "votes cast": cast,
    "votes present": present * scale,
    "the building": everyone * scale,
  };
  const base = bases[reading.over];
  if (majority === "absolute") {
    if (reading.half === "half plus one") return F >= base / 2n + scale && cast > 0n;
    if (reading.half === "half") return 2n * F >= base && cast > 0n;
    if (reading.half === "half, the chair deciding") return cast > 0n && F >= A;
    return 2n * F > base;
  }
  if (majority === "unanimityOfPresent") return present > 0n && allFor >= present;
  if (majority === "unanimity") {
    if (reading.unanimity === "of votes cast") return F > 0n && A === 0n;
    return everyone > 0n && allFor >= everyone;
  }
  if (base === 0n || cast === 0n) return false;
  if (reading.parts === "by decimals") {
    return Number(F) / Number(base) >= (majority === "twoThirds" ? 0.667 : 0.8);
  }
  if (majority === "twoThirds") return 3n * F >= 2n * base;
  if (reading.parts === "three quarters for four fifths") return 4n * F >= 3n * base;
  return 5n * F >= 4n * base;
}

/** Counts one text. */
export function naiveCount(
  ballots: readonly NaiveBallot[],
  text: NaiveText,
  reading: Reading = LAWFUL,
): NaiveCount {
  const seated = ballots.filter(({ votes }) => votes > 0n);
  const barred = seated.filter((ballot) => isBarred(ballot, text, reading));
  const there = seated.filter((ballot) => !barred.includes(ballot));
  const present = sum(there.map(({ votes }) => votes));
  const everyone = text.everyone - sum(barred.map(({ votes }) => votes));
  const persons = [...new Set(there.flatMap((one) => [one.carrier, together(one.owners)]))];
  const votesOf = (person: string) =>
    sum(
      there
        .filter((one) => one.carrier === person || together(one.owners) === person)
        .map(({ votes }) => votes),
    );
  const scale = persons.reduce((product, person) => product * votesOf(person), 1n);
  const alone = persons.some((person) => votesOf(person) === present);
  const counted = (one: NaiveBallot) => {
    if (alone && text.sole === "counted") return one.votes * scale;
    const limited = reading.cap === "who casts only" ? [] : [together(one.owners)];
    const ways = [one.carrier, ...limited].map((person) => {
      const own = votesOf(person);
      const carries = there.some((b) => b.carrier === person && together(b.owners) !== person);
      return (one.votes * scale * allowed(own, present, everyone, carries, reading)) / own;
    });
    return ways.sort((a, b) => (a < b ? -1 : 1))[0] ?? 0n;
  };
  const who = (choice: NaiveChoice) => there.filter((one) => one.choice === choice);
  const heads = (list: readonly NaiveBallot[]) => list.map(({ head }) => head).sort();
  const F = sum(who("for").map(counted));
  const A = sum(who("against").map(counted));
  const allFor = sum(who("for").map(({ votes }) => votes));
  return {
    ...{ F, A, scale },
    adopted: isAdopted({ F, A, scale }, allFor, present, everyone, text, reading),
    ...{ for: heads(who("for")), against: heads(who("against")), abstained: heads(who("abstain")) },
    ...{ silent: heads(who(null)), excluded: heads(barred) },
  };
}
