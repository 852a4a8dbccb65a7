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
  cap: "the others present" | "none" | "half of the building" | "proxies only";
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

const sum = (parts: readonly bigint[]) => parts.reduce((total, part) => total + part, 0n);
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
    const ways = [one.carrier, together(one.owners)].map((person) => {
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

// A whole meeting, from the register to the results.

export type NaiveLot = Readonly<{
  id: string;
  shares: bigint;
  /** Its part in the charges of the lift; 0 where it bears none. */
  lift: bigint;
  holders: readonly Readonly<{ who: string; right: string }>[];
  named: readonly string[];
}>;
export type NaiveMove = Readonly<{ who: string; kind: "arrived" | "departed"; at: number }>;
export type NaiveProxy = Readonly<{
  id: string;
  from: string;
  to: string;
  at: number;
  revoked: number | null;
}>;
/** Somebody says how the votes of a lot are cast, with or without the right to. */
export type NaiveCast = Readonly<{ lot: string; by: string; choice: NaiveChoice; at: number }>;
export type NaiveVote = Readonly<{
  majority: NaiveMajority;
  lift: boolean;
  excluded: readonly string[];
  closes: number;
  casts: readonly NaiveCast[];
  sole: "capped" | "counted";
}>;
export type NaiveMeeting = Readonly<{
  lots: readonly NaiveLot[];
  moves: readonly NaiveMove[];
  proxies: readonly NaiveProxy[];
  syndic: string;
  opens: number;
  session: number;
  votes: readonly NaiveVote[];
}>;

/** Lots of one name are one head. */
export function headOf({ id, holders, named }: NaiveLot): string {
  const people = [...new Set(holders.map(({ who }) => who))].sort();
  const [only] = people;
  if (only === undefined) return `nobody ${id}`;
  if (people.length === 1) return only;
  if (holders.every(({ right }) => right === "full")) return people.join("+");
  const names = [...new Set(named)];
  return `${people.join("/")} by ${names.length === 1 ? names[0] : "nobody"}`;
}

function votersOf(meeting: NaiveMeeting, head: string): readonly string[] {
  const lots = meeting.lots.filter((lot) => headOf(lot) === head);
  const people = [...new Set(lots.flatMap(({ holders }) => holders.map(({ who }) => who)))];
  if (people.length <= 1) return people;
  const names = [...new Set(lots.flatMap(({ named }) => named))];
  const [name] = names;
  if (names.length === 1 && name !== undefined) return [name];
  return head.includes("/") ? [] : people;
}

/** Since when somebody is there; null while he is not. */
function thereSince(meeting: NaiveMeeting, who: string, at: number): number | null {
  let since: number | null = null;
  for (const move of [...meeting.moves].sort((a, b) => a.at - b.at)) {
    if (move.who !== who || move.at > at) continue;
    since = move.kind === "departed" ? null : (since ?? move.at);
  }
  return since;
}

/** The proxies that may be accepted, in the order in which they were given. */
export function naiveProxies(meeting: NaiveMeeting): readonly NaiveProxy[] {
  const lotsOf = (who: string) =>
    meeting.lots.filter((lot) => votersOf(meeting, headOf(lot)).includes(who));
  const all = sum(meeting.lots.map(({ shares }) => shares));
  const accepted: NaiveProxy[] = [];
  for (const proxy of [...meeting.proxies].sort((a, b) => a.at - b.at)) {
    const standing = accepted.filter(({ revoked }) => revoked === null || revoked > proxy.at);
    const given = standing.filter(({ to }) => to === proxy.to).map(({ from }) => from);
    const people = [proxy.to, proxy.from, ...given];
    const worth = sum([...new Set(people.flatMap(lotsOf))].map(({ shares }) => shares));
    const refused = [
      proxy.to === meeting.syndic,
      proxy.to === proxy.from,
      lotsOf(proxy.from).length === 0,
      standing.some(({ from }) => from === proxy.from),
      standing.some(({ from, to }) => from === proxy.to || to === proxy.from),
      given.length >= 3 && 10n * worth > all,
    ];
    if (!refused.includes(true)) accepted.push(proxy);
  }
  return accepted;
}

function carrierOf(meeting: NaiveMeeting, head: string, at: number): string | null {
  const voters = votersOf(meeting, head);
  const present = voters
    .map((who) => ({ who, since: thereSince(meeting, who, at) }))
    .filter(({ since }) => since !== null)
    .sort((a, b) => Number(a.since) - Number(b.since));
  if (present[0]) return present[0].who;
  const carried = meeting.proxies
    .filter(({ from }) => voters.includes(from))
    .filter(({ at: given, revoked }) => given <= at && (revoked === null || revoked > at))
    .filter(({ to }) => to !== meeting.syndic && thereSince(meeting, to, at) !== null)
    .sort((a, b) => a.at - b.at);
  return carried[0]?.to ?? null;
}

export type NaiveResult = Readonly<{ quorate: boolean; texts: readonly NaiveCount[] }>;

/** The quorum at the opening, and what each text gives. */
export function naiveMeeting(planned: NaiveMeeting): NaiveResult {
  const meeting = { ...planned, proxies: naiveProxies(planned) };
  const heads = [...new Set(meeting.lots.map(headOf))];
  const of = (head: string) => meeting.lots.filter((lot) => headOf(lot) === head);
  const all = sum(meeting.lots.map(({ shares }) => shares));
  const came = heads.filter((head) => carrierOf(meeting, head, meeting.opens) !== null);
  const shares = sum(came.flatMap((head) => of(head).map((lot) => lot.shares)));
  const quorate =
    meeting.session === 2 ||
    (2 * came.length > heads.length && 2n * shares >= all) ||
    4n * shares > 3n * all;
  const texts = meeting.votes.map((vote) => {
    const weight = (lot: NaiveLot) => (vote.lift ? lot.lift : lot.shares);
    const ballots = heads.flatMap((head): NaiveBallot[] => {
      const lots = of(head);
      const votes = sum(lots.map(weight));
      const owners = [...new Set(lots.flatMap(({ holders }) => holders.map(({ who }) => who)))];
      const last = vote.casts
        .filter(({ lot, by, at }) => {
          const mine = lots.some(({ id }) => id === lot);
          return mine && at <= vote.closes && carrierOf(meeting, head, at) === by;
        })
        .at(-1);
      if (last) return [{ head, owners, votes, carrier: last.by, choice: last.choice }];
      const carrier = carrierOf(meeting, head, vote.closes);
      return carrier === null ? [] : [{ head, owners, votes, carrier, choice: null }];
    });
    return naiveCount(ballots, { ...vote, everyone: sum(meeting.lots.map(weight)) });
  });
  return { quorate, texts };
}
