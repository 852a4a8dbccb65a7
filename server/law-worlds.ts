import type { NaiveMajority } from "./law-naive.ts";
import type {
  NaiveCast,
  NaiveLot,
  NaiveMeeting,
  NaiveMove,
  NaiveProxy,
  NaiveVote,
} from "./law-naive-meeting.ts";

/** Throws of one die, the same for one seed: a meeting that fails is found again by its number. */
function dieOf(seed: number) {
  let state = (seed * 2_654_435_761 + 12_345) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
  const below = (n: number) => next() % n;
  return {
    below,
    chance: (percent: number) => below(100) < percent,
    one: <T>(list: readonly [T, ...T[]]): T => list[below(list.length)] ?? list[0],
    times: <T>(n: number, make: (index: number) => T) =>
      Array.from({ length: n }, (_, i) => make(i)),
  };
}
type Die = ReturnType<typeof dieOf>;
type People = readonly [string, ...string[]];

const MAJORITIES: readonly [NaiveMajority, ...NaiveMajority[]] = [
  ...(["absolute", "twoThirds", "fourFifths"] as const),
  ...(["unanimity", "unanimityOfPresent"] as const),
];

function holdersOf(die: Die, people: People): NaiveLot["holders"] {
  const [a, b, c] = [die.one(people), die.one(people), die.one(people)];
  const throwOf = die.below(100);
  if (throwOf < 58) return [{ who: a, right: "full" }];
  const full = (list: readonly string[]) =>
    [...new Set(list)].map((who) => ({ who, right: "full" }));
  if (throwOf < 72) return full([a, b]);
  if (throwOf < 78) return full([a, b, c]);
  if (throwOf < 90) {
    return [
      { who: a, right: "usufruct" },
      { who: b, right: "bare" },
    ];
  }
  return throwOf < 96
    ? [
        { who: a, right: "full" },
        { who: b, right: "habitation" },
      ]
    : [];
}

function namedOf(die: Die, people: People, holders: NaiveLot["holders"]): readonly string[] {
  if (holders.length < 2 || die.chance(50)) return [];
  const one = () =>
    die.chance(85) ? (holders[die.below(holders.length)]?.who ?? "x") : die.one(people);
  return die.chance(85) ? [one()] : [one(), one()];
}

function castsOn(
  die: Die,
  {
    lots,
    proxies,
    people,
  }: Readonly<{ lots: readonly NaiveLot[]; proxies: readonly NaiveProxy[]; people: People }>,
  [from, to]: readonly [number, number],
): readonly NaiveCast[] {
  const casts = lots.flatMap((lot) => {
    const own = [...lot.holders.map(({ who }) => who), ...lot.named];
    const carried = proxies.filter((proxy) => own.includes(proxy.from)).map((proxy) => proxy.to);
    const choice = die.one<NaiveCast["choice"] & string>(["for", "for", "against", "abstain"]);
    if (die.chance(15)) return [];
    const stranger = die.chance(20) ? [die.one(people)] : [];
    return [...own, ...carried, ...stranger].map((by) => ({ lot: lot.id, by, choice }));
  });
  // Votes come in any order, some near the closing, some too late.
  return casts
    .map((cast, index) => ({ ...cast, at: (from + die.below(to - from + 8)) * 1000 + index }))
    .sort((a, b) => a.at - b.at);
}

/** A meeting nobody would invent: the same for one number. */
export function worldOf(seed: number): NaiveMeeting {
  const die = dieOf(seed);
  // Many small owners beside a large one, who trust one person: more than three proxies within 10 %.
  const isCrowd = die.chance(12);
  const [first, ...more] = die.times(isCrowd ? 9 : 2 + die.below(6), (index) => `p${index}`);
  const people: People = [first ?? "p0", ...more];
  const lots = die.times(isCrowd ? 9 : 2 + die.below(9), (index): NaiveLot => {
    const alone = [{ who: people[index] ?? "p0", right: "full" }];
    const holders = isCrowd ? alone : holdersOf(die, people);
    const most = isCrowd ? (index === 0 ? 3000 : 60) : die.chance(20) ? 900 : 120;
    const shares = BigInt(1 + die.below(most));
    const lift = die.chance(50) ? 0n : BigInt(1 + die.below(90));
    return { id: `l${index}`, shares, lift, holders, named: namedOf(die, people, holders) };
  });
  const moves = people.flatMap((who, index): NaiveMove[] => {
    const at = (from: number, to: number) => (from + die.below(to - from)) * 1000 + 500 + index;
    const came: NaiveMove[] = die.chance(82) ? [{ who, kind: "arrived", at: at(0, 60) }] : [];
    const left: NaiveMove[] = die.chance(35) ? [{ who, kind: "departed", at: at(60, 100) }] : [];
    const back: NaiveMove[] = die.chance(20) ? [{ who, kind: "arrived", at: at(100, 140) }] : [];
    return [...came, ...left, ...back];
  });
  const outside: People = [...people, "x"];
  const syndic = die.chance(30) ? (first ?? "p0") : "syndic";
  const trusted = people[people.length - 1] ?? "p0";
  const proxies = die.times(isCrowd ? 7 : die.below(8), (index): NaiveProxy => {
    const at = die.below(50) * 1000 + 100 + index;
    const to = die.chance(isCrowd ? 95 : 40) ? trusted : die.one([...outside, syndic]);
    const revoked = die.chance(15) ? at + die.below(60) * 1000 : null;
    const from = isCrowd ? (people[index + 1] ?? "p1") : die.one(people);
    return { id: `w${index}`, from, to, at, revoked };
  });
  const votes = die.times(1 + die.below(3), (index): NaiveVote => {
    const from = 40 + 30 * index;
    const closes = (from + 30) * 1000;
    return {
      ...{ majority: die.one(MAJORITIES), lift: die.chance(30), closes },
      excluded: die.chance(30) ? die.times(1 + die.below(2), () => die.one(people)) : [],
      casts: castsOn(die, { lots, proxies, people }, [from, from + 30]),
      sole: die.chance(50) ? "capped" : "counted",
    };
  });
  const session = die.chance(25) ? 2 : 1;
  return { lots, moves, proxies, syndic, opens: 40_000, session, votes };
}

/** The same meeting with every lot that is held cut in two. */
export function splitLots(meeting: NaiveMeeting): NaiveMeeting {
  const lots = meeting.lots.flatMap((lot): readonly NaiveLot[] => {
    // A lot nobody holds is a head of its own: two of them are two.
    if (lot.holders.length === 0) return [lot];
    const [shares, lift] = [lot.shares / 3n, lot.lift / 3n];
    return [
      { ...lot, id: `${lot.id}.1`, shares, lift },
      { ...lot, id: `${lot.id}.2`, shares: lot.shares - shares, lift: lot.lift - lift },
    ];
  });
  const kept = (id: string) => lots.find((lot) => lot.id === id || lot.id === `${id}.1`)?.id ?? id;
  const votes = meeting.votes.map((vote) => ({
    ...vote,
    casts: vote.casts.map((cast) => ({ ...cast, lot: kept(cast.lot) })),
  }));
  return { ...meeting, lots, votes };
}

/** The same meeting of people who bear other names. */
export function relabel(meeting: NaiveMeeting, named: (who: string) => string): NaiveMeeting {
  return {
    ...meeting,
    syndic: named(meeting.syndic),
    lots: meeting.lots.map((lot) => ({
      ...lot,
      holders: lot.holders.map(({ who, right }) => ({ who: named(who), right })),
      named: lot.named.map(named),
    })),
    moves: meeting.moves.map((move) => ({ ...move, who: named(move.who) })),
    proxies: meeting.proxies.map((one) => ({ ...one, from: named(one.from), to: named(one.to) })),
    votes: meeting.votes.map((vote) => ({
      ...vote,
      excluded: vote.excluded.map(named),
      casts: vote.casts.map((cast) => ({ ...cast, by: named(cast.by) })),
    })),
  };
}
