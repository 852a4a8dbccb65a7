import {
  type NaiveBallot,
  type NaiveChoice,
  type NaiveCount,
  type NaiveMajority,
  naiveCount,
  sum,
} from "./law-naive.ts";

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
