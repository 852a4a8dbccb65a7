import { type Applied, appliedTo } from "./applied.rules.ts";
import type { Outcome } from "./ballot.rules.ts";
import { ownerKey } from "./count.rules.ts";
import type { ExclusionGround } from "./exclusion.rules.ts";
import { namedSeats, votesIn } from "./snapshot.rules.ts";
import { CountRecord } from "./snapshot.schema.ts";

/** Somebody whom the result names, with his votes: shares, or those in a special common part. */
export type NamedVoter = Readonly<{
  number: number;
  names: readonly string[];
  /** His lots it is about, where he voted otherwise for others, or another did; else none. */
  lots: readonly string[];
  shares: bigint;
}>;

export type ResultView = Readonly<{
  outcome: Outcome;
  /** The votes of all present or represented who take part, before the cap. */
  base: bigint;
  raw: Readonly<Record<"for" | "against" | "abstain" | "silent", bigint>>;
  /** After the cap, exact, as `num/den` over one denominator. */
  votesFor: string;
  votesAgainst: string;
  /** Why somebody's votes were reduced, and to what (art. 3.87 §7). */
  cap: readonly Readonly<{ names: readonly string[]; votes: bigint; others: bigint }>[];
  soleVoter: boolean;
  against: readonly NamedVoter[];
  abstained: readonly NamedVoter[];
  silent: readonly NamedVoter[];
  excluded: readonly ExcludedName[];
  /** The rule that decided it, with its numbers worked out. */
  applied: Applied;
}>;

/** Somebody kept from a vote, by what the law says (art. 3.87 §9). */
export type ExcludedName = Readonly<{ name: string; ground: ExclusionGround; reason: string }>;

/** What parties, or lots, are called. */
export type Names = ReadonlyMap<string, string>;
export const namesOf = (ids: readonly string[], names: Names) =>
  ids.map((id) => names.get(id) ?? "");

/** The result that a closure committed, with the names of the register. */
export function resultView(snapshot: string, names: Names, codes: Names): ResultView {
  const record = CountRecord.parse(JSON.parse(snapshot));
  const { result, seats, excluded } = record;
  const named = (keys: readonly string[]) =>
    namedSeats(seats, keys).map(({ number, holders, part, ...seat }) => ({
      number,
      names: namesOf(holders, names),
      lots: namesOf(part?.lots ?? [], codes),
      shares: votesIn(seat),
    }));
  const { raw, cap } = result;
  // Who owns together is one person for the cap, known by all their names.
  const groups = new Map(seats.map(({ holders }) => [ownerKey(holders), holders]));
  return {
    applied: appliedTo(record),
    outcome: result.outcome,
    base: BigInt(cap.base),
    raw: {
      for: BigInt(raw.for),
      against: BigInt(raw.against),
      abstain: BigInt(raw.abstain),
      silent: BigInt(raw.silent),
    },
    votesFor: result.for,
    votesAgainst: result.against,
    cap: cap.reduced.map(({ person, votes, others }) => ({
      names: namesOf(groups.get(person) ?? [person], names),
      votes: BigInt(votes),
      others: BigInt(others),
    })),
    soleVoter: cap.soleVoter !== null,
    against: named(result.named.against),
    abstained: named(result.named.abstained),
    silent: named(result.named.silent),
    excluded: excluded.map(({ party, ground, reason }) => ({
      name: names.get(party) ?? "",
      ground,
      reason,
    })),
  };
}
