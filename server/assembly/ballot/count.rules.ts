import { add, type Fraction, multiply, one, whole, zero } from "#server/kernel/fraction.ts";
import { type Choice, decide, type Majority, type Outcome, type RuleSet } from "./ballot.rules.ts";
import { type Cap, capOf, ratioFor } from "./cap.rules.ts";

/** The lots of a head that were voted, or are carried, apart from its others. */
export type SeatPart = Readonly<{
  /** 1 to n among the parts of the head. */
  number: number;
  lots: readonly string[];
  /** Their votes on the text: their shares, or their units of the charge key. */
  votes: bigint;
}>;

/**
 * A head present or represented at the moment of the vote, with its ballot if it cast one; or a part
 * of a head, with the shares of its lots.
 */
export type Seat = Readonly<{
  entitlementId: string;
  /** The parties the votes belong to: one owner, or all holders of a lot in common. */
  holders: readonly string[];
  /** The party who casts: owner, holder, representative or proxy. */
  carrier: string;
  shares: bigint;
  choice: Choice | null;
  /** Absent where the head is whole. */
  part?: SeatPart;
}>;

/** What tells a seat from all others of a count: its head, and where it is a part of it, which. */
export function seatKey(entitlementId: string, part: Pick<SeatPart, "number"> | undefined): string {
  return part ? `${entitlementId}.${part.number}` : entitlementId;
}

/** Everything a count depends on, and nothing else: the same snapshot gives the same result. */
export type Snapshot = Readonly<{
  seats: readonly Seat[];
  /** The votes of all owners of the association, present or not. */
  totalShares: bigint;
  /** Units of the charge key by entitlement, where only those who bear the charge vote (R-AG-42). */
  key: ReadonlyMap<string, bigint> | null;
  /** Parties in conflict on this text (R-AG-45). */
  excluded: readonly string[];
  majority: Majority;
  /** The syndic's answer where one person alone takes part: the law is silent [V]. */
  soleVoter: "capped" | "counted";
}>;

type Totals = Readonly<{ for: bigint; against: bigint; abstain: bigint; silent: bigint }>;

export type Count = Readonly<{
  outcome: Outcome;
  /** As cast, before the cap. `silent` took part without casting a ballot. */
  raw: Totals;
  /** After the cap, exact. */
  votesFor: Fraction;
  votesAgainst: Fraction;
  cap: Cap;
  /** Seats the minutes name, by their key (R-AG-80): a head in parts in several lists perhaps. */
  against: readonly string[];
  abstained: readonly string[];
  silent: readonly string[];
  /** Seats left out of numerator, denominator and cap base. */
  excluded: readonly string[];
}>;

/** One name for those who own together, the same whatever the order they are given in. */
export function ownerKey(holders: readonly string[]): string {
  return [...holders].sort().join("+");
}

/**
 * Nobody takes part in what concerns his own contract, in person or through another
 * (art. 3.87 §9): neither his votes, nor those of a group he belongs to, nor those he carries.
 */
export function isExcluded(seat: Pick<Seat, "holders" | "carrier">, excluded: readonly string[]) {
  return excluded.includes(seat.carrier) || seat.holders.some((party) => excluded.includes(party));
}

/** The only person who takes part in a vote by shares, those in conflict left out; else null. */
export function soleVoterAmong(seats: readonly Seat[], excluded: readonly string[]): string | null {
  const voting = seats.filter((seat) => seat.shares > 0n && !isExcluded(seat, excluded));
  return capOf(
    voting.map((seat) => ({ ...seat, owner: ownerKey(seat.holders), weight: seat.shares })),
  ).soleVoter;
}

function weightOf(snapshot: Snapshot, seat: Seat): bigint {
  if (seat.part) return seat.part.votes;
  return snapshot.key ? (snapshot.key.get(seat.entitlementId) ?? 0n) : seat.shares;
}

function electorate({ key, totalShares }: Snapshot): bigint {
  return key ? sumOf(key.values()) : totalShares;
}

function sumOf(weights: Iterable<bigint>): bigint {
  let sum = 0n;
  for (const weight of weights) sum += weight;
  return sum;
}

/** Counts one text: exact totals, the names the minutes need, and what the cap did. */
export function count(snapshot: Snapshot, rules: RuleSet): Count {
  const seats = snapshot.seats
    .map((seat) => ({ ...seat, owner: ownerKey(seat.holders), weight: weightOf(snapshot, seat) }))
    .filter(({ weight }) => weight > 0n);
  const voting = seats.filter((seat) => !isExcluded(seat, snapshot.excluded));
  const barred = seats.filter((seat) => isExcluded(seat, snapshot.excluded));
  const cap = capOf(voting);
  const uncapped = cap.soleVoter !== null && snapshot.soleVoter === "counted";

  const having = (choice: Choice | null) => voting.filter((seat) => seat.choice === choice);
  const raw = (choice: Choice | null) => sumOf(having(choice).map(({ weight }) => weight));
  const counted = (choice: Choice) =>
    having(choice).reduce<Fraction>(
      (sum, seat) => add(sum, multiply(whole(seat.weight), uncapped ? one : ratioFor(cap, seat))),
      zero,
    );
  const ids = (list: readonly Seat[]) =>
    list.map(({ entitlementId, part }) => seatKey(entitlementId, part)).sort();

  const votesFor = counted("for");
  const votesAgainst = counted("against");
  // Who is in conflict leaves the denominator too.
  const everyone = electorate(snapshot) - sumOf(barred.map(({ weight }) => weight));
  const outcome = decide(
    snapshot.majority,
    {
      for: votesFor,
      against: votesAgainst,
      ballotsFor: raw("for"),
      needed: rules.majorities[snapshot.majority].over === "present" ? cap.base : everyone,
    },
    rules,
  );
  return {
    outcome,
    raw: { for: raw("for"), against: raw("against"), abstain: raw("abstain"), silent: raw(null) },
    votesFor,
    votesAgainst,
    cap,
    against: ids(having("against")),
    abstained: ids(having("abstain")),
    silent: ids(having(null)),
    excluded: ids(barred),
  };
}
