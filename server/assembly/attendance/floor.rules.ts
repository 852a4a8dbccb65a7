import { sumShares } from "#server/kernel/shares.ts";
import type { QuorumNumbers } from "./attendance.rules.ts";
import type { FloorRow } from "./floor.schema.ts";
import {
  holdersOf,
  type Part,
  partsOf,
  powersOn,
  presentAt,
  representationOf,
} from "./presence.rules.ts";
import { deriveRoll, type Head, votersOf } from "./roll.rules.ts";

/** A head of the roll; its id from the opening on, when the roll is frozen. */
export type FloorHead = Head & Readonly<{ entitlementId: string | null }>;

/** The facts of a meeting in progress. */
export type Floor = Readonly<Omit<FloorRow, "heads" | "register">> &
  Readonly<{
    heads: readonly FloorHead[];
    /** Parties who are the syndic or his staff: no proxy is theirs to carry. */
    syndics: readonly string[];
  }>;

/** Who is there, and for whom: what says who votes for a head. */
export type Presence = Pick<Floor, "events" | "powers" | "syndics">;

/** Some heads of a roll, or all, and who may vote for them. */
export type Seats = Presence & Pick<Floor, "heads">;

/** The roll as frozen, or derived from the register while the meeting is not open. */
export function floorOf(row: FloorRow, syndics: readonly string[]): Floor {
  const { heads, register, ...facts } = row;
  const roll = facts.opening
    ? heads
    : deriveRoll(register).map((head) => ({ ...head, entitlementId: null }));
  return { ...facts, heads: roll, syndics };
}

export type SeatedHead = Readonly<{ head: FloorHead; parts: readonly Part[] }>;

/** Who votes for the lots of a head: one part, unless proxies name some of them. */
export type PartsOf = (head: FloorHead) => readonly Part[];

/**
 * Who votes for each head at `moment`: on an item, or at the meeting at large. Who is there and what
 * proxies are carried is worked out once: a head is asked for at a time, and there may be ten thousand.
 */
export function seatsOn(floor: Presence, moment: number, itemId: string | null): PartsOf {
  const present = presentAt(floor.events, moment);
  const powers = powersOn(floor.powers, itemId, moment);
  if (powers.every(({ lots }) => lots.length === 0)) {
    return (head) => [
      {
        ...{ lots: head.lots, shares: head.shares },
        by: representationOf(head, present, powers, floor.syndics, moment),
      },
    ];
  }
  return (head) => partsOf(head, present, powers, floor.syndics, moment);
}

/** Each head of the roll with who votes for it at `moment`: on an item, or at the meeting at large. */
export function seatsAt(
  floor: Seats,
  moment: number,
  itemId: string | null = null,
): readonly SeatedHead[] {
  const partsOfHead = seatsOn(floor, moment, itemId);
  return floor.heads.map((head) => ({ head, parts: partsOfHead(head) }));
}

/** Whether all lots of a head are one part. */
export function isWhole(head: Pick<Head, "lots">, { lots }: Pick<Part, "lots">): boolean {
  return lots.length === head.lots.length;
}

/**
 * The numbers of the quorum at `moment`, the suspended in the denominators (R-AG-33). A head is there
 * once some of its lots are, with the shares of these.
 */
export function quorumNumbersAt(floor: Floor, moment: number): QuorumNumbers {
  const seated = seatsAt(floor, moment).map(({ parts }) => parts.filter(({ by }) => by !== null));
  return {
    headsPresent: seated.filter((parts) => parts.length > 0).length,
    headsTotal: floor.heads.length,
    sharesPresent: sumShares(seated.flatMap((parts) => parts.map(({ shares }) => shares))),
    sharesTotal: floor.sharesTotal,
  };
}

/** Those who have something to do at the meeting: who may vote, or carries somebody's proxy. */
export function isExpected(floor: Floor, partyId: string): boolean {
  return (
    floor.heads.some((head) => votersOf(head).includes(partyId)) ||
    holdersOf(floor.powers).includes(partyId)
  );
}

/** Whether one of these parties has something to do at the meeting, or has been there. */
export function isConcernedBy(floor: Floor, parties: readonly string[]): boolean {
  return parties.some(
    (party) => isExpected(floor, party) || floor.events.some(({ partyId }) => partyId === party),
  );
}

/** An owner of the association, in whatever right: only such a person may chair (R-AG-44). */
export function isOwner(floor: Pick<Floor, "heads">, partyId: string): boolean {
  return floor.heads.some(({ holders }) => holders.includes(partyId));
}
