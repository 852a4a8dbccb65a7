import { type FloorHead, type Presence, seatsOn } from "../attendance/floor.rules.ts";
import {
  inForce,
  type Part,
  powersOn,
  presentAt,
  type Representation,
} from "../attendance/presence.rules.ts";
import { type Head, votersOf } from "../attendance/roll.rules.ts";

/** Who asks to cast for a head, as the session and the register know him. */
export type Caster = Readonly<{ parties: readonly string[]; moment: number; itemId: string }>;

export type VoteRefusal =
  | "access.not-found"
  | "ballot.lots-given"
  | "ballot.not-present"
  | "ballot.other-holder"
  | "ballot.principal-present"
  | "ballot.substituted"
  | "proxy.syndic-holder";

/**
 * Why somebody may not cast for a head, or null when he may, for some of its lots at least. Whoever
 * has nothing to do with it is told nothing, not even that it exists.
 */
export function refuseVote(floor: Presence, head: FloorHead, caster: Caster): VoteRefusal | null {
  const { parties, moment, itemId } = caster;
  const parts = seatsOn(floor, moment, itemId)(head);
  if (parts.some(({ by }) => by && parties.includes(by.carrier))) return null;
  const voters = votersOf(head);
  const standing = floor.powers.filter(
    (power) => voters.includes(power.principal) && inForce(power, moment),
  );
  const given = powersOn(standing, itemId, moment).filter(({ holder }) => parties.includes(holder));
  const isVoter = voters.some((voter) => parties.includes(voter));
  if (isVoter) {
    const present = presentAt(floor.events, moment);
    const isThere = voters.some((voter) => parties.includes(voter) && present.has(voter));
    if (!isThere) return "ballot.not-present";
    // Two holders of one lot never both vote: the one who came first does (AD-03).
    const isAnothers = parts.some(({ by }) => by && by.proxyId === null);
    return isAnothers || voters.length > 1 ? "ballot.other-holder" : "ballot.lots-given";
  }
  if (given.length === 0) {
    // He carries the proxy, but on this item its principal named somebody else.
    const isReplaced = standing.some(({ holder }) => parties.includes(holder));
    return isReplaced ? "ballot.substituted" : "access.not-found";
  }
  // The syndic may never carry a proxy (art. 3.87 §7), whatever was registered.
  if (given.every(({ holder }) => floor.syndics.includes(holder))) return "proxy.syndic-holder";
  // A principal who is there votes himself.
  const isThere = parts.some(({ by }) => by && by.proxyId === null);
  return isThere ? "ballot.principal-present" : "ballot.not-present";
}

/** Lots of a head that one hand casts for at once. */
export type Claim = Readonly<{ seat: Representation; lots: Head["lots"]; shares: bigint }>;

export type LotRefusal = "ballot.lot-unknown" | "ballot.lot-of-another";

/**
 * What somebody casts for when he votes for a head: all that he carries of it, or the lots he names,
 * of which he carries each. `isHis` tells which hands are his to cast by.
 */
export function claimed(
  head: Pick<Head, "lots">,
  parts: readonly Part[],
  asked: readonly string[],
  isHis: (by: Representation) => boolean,
): readonly Claim[] | LotRefusal {
  if (asked.some((id) => head.lots.every(({ lotId }) => lotId !== id))) return "ballot.lot-unknown";
  const claims = parts.flatMap(({ lots, by }): Claim[] => {
    const own = asked.length === 0 ? lots : lots.filter(({ lotId }) => asked.includes(lotId));
    const shares = own.reduce((sum, lot) => sum + lot.shares, 0n);
    return by && isHis(by) && own.length > 0 ? [{ seat: by, lots: own, shares }] : [];
  });
  const found = claims.reduce((sum, { lots }) => sum + lots.length, 0);
  return found < asked.length ? "ballot.lot-of-another" : claims;
}

/** Whether one request speaks of a lot twice: of a whole head and a part of it as well. */
export function saysTwice(
  votes: readonly Readonly<{ entitlementId: string; lots: readonly string[] }>[],
): boolean {
  const heads = new Map<string, readonly string[]>();
  return votes.some(({ entitlementId, lots }) => {
    const before = heads.get(entitlementId);
    heads.set(entitlementId, [...(before ?? []), ...lots]);
    const isTwiceHere = new Set(lots).size < lots.length;
    if (!before) return isTwiceHere;
    const isWhole = before.length === 0 || lots.length === 0;
    return isTwiceHere || isWhole || lots.some((lot) => before.includes(lot));
  });
}
