import type { AnnualAgenda } from "./assembly/agenda/annual.rules.ts";
import type { AttendanceEvent, Power } from "./assembly/attendance/presence.rules.ts";
import type { RegisterLot } from "./assembly/attendance/roll.rules.ts";
import { type Choice, type Majority, rulesOf } from "./assembly/ballot/ballot.rules.ts";
import type { Seat, Snapshot } from "./assembly/ballot/count.rules.ts";
import type { HeldLot, Sending } from "./assembly/convocation/convocation.rules.ts";
import type { ProxyQuestion } from "./assembly/proxy/proxy.rules.ts";
import { plainDate as d } from "./kernel/calendar.ts";

// The short words the decision table is written in, and what they stand for.

const words = (text: string, between = " ") => text.split(between).filter(Boolean);

/** `100 ann; 50 ann:usufruct bob:bare @ann`: shares, holders with their right, who is designated. */
export function lotsOf(register: string): readonly Readonly<{ lot: RegisterLot; held: HeldLot }>[] {
  return words(register, "; ").map((line, index) => {
    const [shares = "0", ...rest] = words(line);
    const representatives = rest.flatMap((word) => (word.startsWith("@") ? [word.slice(1)] : []));
    const holdings = rest
      .filter((word) => !word.startsWith("@"))
      .map((word) => {
        const [partyId = "", right = "full"] = word.split(":");
        return { partyId, right };
      });
    const code = `L${index + 1}`;
    const common = { shares: BigInt(shares) };
    return {
      lot: { ...common, lotId: code, registerNumber: index + 1, holdings, representatives },
      held: { ...common, code, holders: holdings, representativeId: representatives[0] ?? null },
    };
  });
}

/** `ann+10 bob+12r ann-20`: who came and left at what moment, `r` at a distance. */
export function eventsOf(text: string): readonly AttendanceEvent[] {
  return words(text).map((word, index) => {
    const [, partyId = "", sign, at, remote] = /^(\w+?)([+-])(\d+)(r?)$/.exec(word) ?? [];
    return {
      ...{ id: `event-${index}`, partyId, at: Number(at) },
      kind: sign === "+" ? "arrived" : "departed",
      channel: remote ? "remote" : "room",
    };
  });
}

/** `ann[L1+L2]>carl@5-30`: ann's proxy to carl, for two of her lots (all unless told), registered at 5
 * (at 0 unless told), revoked at 30. */
export function powersOf(text: string): readonly Power[] {
  return words(text).map((id) => {
    const [, principal = "", named = "", holder = "", from = "0", to] =
      /^(\w+)(?:\[([\w+]+)\])?>(\w+)(?:@(\d+))?(?:-(\d+))?$/.exec(id) ?? [];
    const revokedAt = to ? Number(to) : null;
    const lots = words(named, "+");
    return { id, principal, holder, lots, registeredAt: Number(from), revokedAt, substitutes: [] };
  });
}

const LIMIT = rulesOf("be-2019-01").proxies;

/** `a20 h12+9 | b>h c>h d>h | a>h`: lots by owner, h1 and h2, proxies in force, the one asked for. */
export function questionOf(text: string, allVotes: bigint): ProxyQuestion {
  const [owners = "", inForce = "", asked = ""] = text.split("|");
  const lots = words(owners).map((word): readonly [string, Map<string, bigint>] => {
    const [, party = "", shares = "0"] = /^([a-z]+)([\d+]+)$/.exec(word) ?? [];
    const own = words(shares, "+").map((part, index) => [`${party}${index + 1}`, BigInt(part)]);
    return [party, new Map(own as [string, bigint][])];
  });
  const [power] = powersOf(asked);
  const { principal = "", holder = "", lots: named = [] } = power ?? {};
  return {
    ...{
      principal,
      holder,
      lots: named,
      holderIsSyndic: holder === "syndic",
      allVotes,
      limit: LIMIT,
    },
    ...{ lotsOf: new Map(lots), inForce: powersOf(inForce) },
  };
}

const CHOICE: Readonly<Record<string, Choice | null>> = {
  for: "for",
  against: "against",
  abstain: "abstain",
  silent: null,
};

/** `A600 for` or `M200.1 for by P`: who, how many votes, which of his lots, what, through whom. */
function seatOf(text: string): Seat {
  const match =
    /^([A-Z](?:\+[A-Z])*)(\d+)(?:\.(\d))? (for|against|abstain|silent)(?: by (\w+))?$/.exec(text);
  if (!match) throw new RangeError(`not a ballot: ${text}`);
  const [, owners = "", shares = "0", number = "0", choice = ""] = match;
  const holders = owners.split("+");
  return {
    ...{ entitlementId: `${owners}${number}`, holders, shares: BigInt(shares) },
    ...{ carrier: match[5] ?? holders[0] ?? "", choice: CHOICE[choice] ?? null },
  };
}

type Told = Partial<Pick<Snapshot, "totalShares" | "key" | "excluded" | "soleVoter">>;

/** Ballots separated by commas, in a building of 1 000 unless told. */
export function snapshotOf(ballots: string, majority: Majority, told: Told): Snapshot {
  const seats = words(ballots, ", ").map(seatOf);
  const usual = { totalShares: 1000n, key: null, excluded: [], soleVoter: "capped" as const };
  return { ...usual, ...told, seats, majority };
}

/** `email accepted 2026-05-04; letter posted 2026-05-05`: what left, and what proves it. */
export function sendingsOf(text: string): readonly Sending[] {
  return words(text, "; ").map((line) => {
    const [channel = "", kind = "", on = ""] = words(line);
    const proof = kind === "bounced" || kind === "posted" ? kind : "accepted";
    return {
      channel: channel === "email" ? "email" : "registered_letter",
      proofs: on ? [{ kind: proof, on: d(on) }] : [],
    };
  });
}

/** `both:ordinaryBudget,extraordinaryBudget D-01 D-01; chair D-03`: items, the points each treats, its texts. */
export function agendaOf(text: string): AnnualAgenda["items"] {
  return words(text, "; ").map((line) => {
    const [head = "", ...types] = words(line);
    const [id = "", points = ""] = head.split(":");
    return { id, points: words(points, ","), types };
  });
}
