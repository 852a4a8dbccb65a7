import type { FloorHead, Presence } from "../attendance/floor.rules.ts";
import {
  inForce,
  powersOn,
  presentAt,
  type Representation,
  representationOf,
} from "../attendance/presence.rules.ts";
import { votersOf } from "../attendance/roll.rules.ts";

/** Who asks to cast for a head, as the session and the register know him. */
export type Caster = Readonly<{ parties: readonly string[]; moment: number; itemId: string }>;

export type VoteRefusal =
  | "access.not-found"
  | "ballot.not-present"
  | "ballot.other-holder"
  | "ballot.principal-present"
  | "ballot.substituted"
  | "proxy.syndic-holder";

/** Who votes for a head; null while nobody does. */
export type SeatOf = (head: FloorHead) => Representation | null;

/**
 * Who votes for each head at a moment on an item of the agenda. Who is there and what proxies are
 * carried is worked out once: a head is asked for at a time, and there may be ten thousand.
 */
export function seatsOn(floor: Presence, moment: number, itemId: string): SeatOf {
  const present = presentAt(floor.events, moment);
  const powers = powersOn(floor.powers, itemId, moment);
  return (head) => representationOf(head, present, powers, floor.syndics, moment);
}

/**
 * Why somebody may not cast for a head, or null when he may. Whoever has nothing to do
 * with it is told nothing, not even that it exists.
 */
export function refuseVote(floor: Presence, head: FloorHead, caster: Caster): VoteRefusal | null {
  const { parties, moment, itemId } = caster;
  const seat = seatsOn(floor, moment, itemId)(head);
  if (seat && parties.includes(seat.carrier)) return null;
  const voters = votersOf(head);
  const standing = floor.powers.filter(
    (power) => voters.includes(power.principal) && inForce(power, moment),
  );
  const given = powersOn(standing, itemId, moment).filter(({ holder }) => parties.includes(holder));
  const isVoter = voters.some((voter) => parties.includes(voter));
  if (isVoter) {
    const present = presentAt(floor.events, moment);
    const isThere = voters.some((voter) => parties.includes(voter) && present.has(voter));
    // Two holders of one lot never both vote: the one who came first does (AD-03).
    return isThere ? "ballot.other-holder" : "ballot.not-present";
  }
  if (given.length === 0) {
    // He carries the proxy, but on this item its principal named somebody else.
    const isReplaced = standing.some(({ holder }) => parties.includes(holder));
    return isReplaced ? "ballot.substituted" : "access.not-found";
  }
  // The syndic may never carry a proxy (art. 3.87 §7), whatever was registered.
  if (given.every(({ holder }) => floor.syndics.includes(holder))) return "proxy.syndic-holder";
  // A principal who is there votes himself.
  return seat && seat.proxyId === null ? "ballot.principal-present" : "ballot.not-present";
}
