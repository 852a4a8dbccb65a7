import type { FloorHead } from "../attendance/floor.rules.ts";
import { CHOICES, rulesOf } from "../ballot/ballot.rules.ts";
import { ownerKey } from "../ballot/count.rules.ts";
import { concernedHeads, ELECTORATE_ARTICLE, type Electorate } from "../ballot/electorate.rules.ts";
import { namedSeats, votesIn } from "../ballot/snapshot.rules.ts";
import type { CountRecord } from "../ballot/snapshot.schema.ts";
import type { SigningCapacity, SigningMethod } from "./minutes.schema.ts";
import type { MinutesRecord, MinutesResult } from "./record.schema.ts";

/** What a party, or a lot, is called. */
export type NameOf = (id: string) => string;

/** How many votes were recorded of all in the room who were not excepted, and which. */
function printedDerived(seats: CountRecord["seats"]): NonNullable<MinutesResult["derived"]> {
  return CHOICES.flatMap((choice) => {
    const heads = seats.filter((seat) => seat.derived && seat.choice === choice);
    const votes = heads.reduce((sum, seat) => sum + votesIn(seat), 0n);
    const count = new Set(heads.map(({ entitlement }) => entitlement)).size;
    return heads.length > 0 ? [{ choice, heads: count, votes: votes.toString() }] : [];
  });
}

/** A result as the act prints it, from the snapshot that was counted. */
export function printedResult(
  { result, seats, excluded, at, soleVoter, majority, rules }: CountRecord,
  snapshot: string,
  nameOf: NameOf,
  codeOf: NameOf,
): MinutesResult {
  // Who voted differently for his lots is named under each choice, with the lots he made it for.
  const named = (keys: readonly string[]) =>
    namedSeats(seats, keys).map(({ number, holders, part, ...seat }) => ({
      number,
      names: holders.map(nameOf),
      shares: votesIn(seat).toString(),
      ...(part && { lots: part.lots.map(codeOf) }),
    }));
  // Who owns together is one person for the cap, known by all their names.
  const groups = new Map(seats.map(({ holders }) => [ownerKey(holders), holders]));
  const derived = printedDerived(seats);
  return {
    outcome: result.outcome,
    at,
    raw: result.raw,
    for: result.for,
    against: result.against,
    capBase: result.cap.base,
    capped: result.cap.reduced.map(({ person, votes, others }) => ({
      names: (groups.get(person) ?? [person]).map(nameOf),
      votes,
      others,
    })),
    // Unanimity is tested on ballots, uncapped: nobody's votes were left out of it (R-MAJ-07).
    soleVoter:
      result.cap.soleVoter === null || rulesOf(rules).majorities[majority].over !== "cast"
        ? null
        : soleVoter,
    namedAgainst: named(result.named.against),
    namedAbstained: named(result.named.abstained),
    namedSilent: named(result.named.silent),
    excluded: excluded.map(({ party, ...why }) => ({ name: nameOf(party), ...why })),
    ...(derived.length > 0 && { derived }),
    snapshot,
  };
}

type PrintedElectorate = MinutesRecord["items"][number]["resolutions"][number]["electorate"];

/** Who votes on a text as the act prints it: as it was counted, or while it was not, as it stands. */
export function printedElectorate(
  counted: CountRecord["electorate"],
  electorate: Electorate | null,
  heads: readonly FloorHead[],
): PrintedElectorate {
  if (counted) {
    const { name, since, lots, heads: concerned, votes, article } = counted;
    return { name, since, lots, heads: concerned, votes, article };
  }
  if (!electorate?.version) return undefined;
  const concerned = concernedHeads(heads, electorate);
  return {
    name: electorate.name,
    since: electorate.version.startsOn,
    lots: electorate.lots.map(({ code }) => code),
    heads: concerned.length,
    votes: concerned.reduce((sum, { votes }) => sum + votes, 0n).toString(),
    article: ELECTORATE_ARTICLE,
  };
}

export type Signatory = Readonly<{
  capacity: SigningCapacity;
  /** Null for a secretary who is nobody of the register. */
  partyId: string | null;
  name: string;
}>;

/**
 * Who signs at the end: chair, secretary, and all still present, owners or proxies
 * (art. 3.87 §10). The chair signs once, as chair.
 */
export function signatoriesOf(
  chair: Readonly<{ partyId: string; name: string }>,
  secretary: string,
  stillPresent: readonly Readonly<{ partyId: string; name: string }>[],
): readonly Signatory[] {
  const owners = stillPresent.filter(({ partyId }) => partyId !== chair.partyId);
  return [
    { capacity: "chair", ...chair },
    { capacity: "secretary", partyId: null, name: secretary },
    ...owners
      .toSorted((a, b) => a.name.localeCompare(b.name, "fr"))
      .map((owner): Signatory => ({ capacity: "owner", ...owner })),
  ];
}

type Signer = Pick<Signatory, "capacity" | "partyId">;

/** The same signature: a secretary who is nobody of the register is known by his capacity. */
export function isSameSigner(a: Signer, b: Readonly<{ capacity: string; partyId: string | null }>) {
  return a.capacity === b.capacity && a.partyId === b.partyId;
}

/** Who neither signed nor is noted as not having signed: until nobody is left, the act is not closed. */
export function stillToSign<One extends Signer>(
  all: readonly One[],
  accounted: readonly Readonly<{ capacity: string; partyId: string | null }>[],
): readonly One[] {
  return all.filter((one) => !accounted.some((other) => isSameSigner(one, other)));
}

/** Who is noted as not having signed, as the act prints it. */
export function unsignedOf(
  signatures: readonly (Signatory & Readonly<{ missing: Readonly<{ reason: string }> | null }>)[],
) {
  return signatures.flatMap(({ capacity, name, missing }) =>
    missing ? [{ capacity, name, reason: missing.reason }] : [],
  );
}

/**
 * How a signature from one's own account was given: as surely as the person identified himself, in
 * this session or for this meeting.
 * @param amr how the session was opened or confirmed
 * @param stepUp by whom he was identified for the meeting, null where by nobody
 */
export function methodOf(
  amr: readonly string[],
  stepUp: "itsme" | "provider" | null,
): SigningMethod {
  if (amr.includes("itsme") || stepUp === "itsme") return "itsme";
  return amr.includes("provider") || stepUp === "provider" ? "provider" : "account";
}
