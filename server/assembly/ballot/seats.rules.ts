import { type FloorHead, isWhole, type Seats, seatsAt } from "../attendance/floor.rules.ts";
import type { Part } from "../attendance/presence.rules.ts";
import type { Head } from "../attendance/roll.rules.ts";
import type { Choice } from "./ballot.rules.ts";
import type { Seat } from "./count.rules.ts";
import { type Electorate, votesOfHead } from "./electorate.rules.ts";

/** The last vote of a head on a text: for all its lots, or for those it names. */
export type EffectiveVote = Readonly<{
  voteId: string;
  entitlementId: string;
  /** Of two votes for a lot the one with the higher counts. */
  sequence: number;
  /** Empty: all lots of the head. */
  lots: readonly string[];
  choice: Choice;
  castBy: string;
  proxyId: string | null;
  /** Nobody said it by name. */
  derived: boolean;
}>;

export type CountedSeat = Seat &
  Readonly<{
    number: number;
    proxyId: string | null;
    voteId: string | null;
    derived: boolean;
  }>;

type Hand = Pick<CountedSeat, "carrier" | "choice" | "proxyId" | "voteId" | "derived">;

function handOf(vote: EffectiveVote | undefined, by: Part["by"]): Hand | null {
  if (vote) {
    const { castBy, choice, proxyId, voteId, derived } = vote;
    return { carrier: castBy, choice, proxyId, voteId, derived };
  }
  if (!by) return null;
  const { carrier, proxyId } = by;
  return { carrier, proxyId, choice: null, voteId: null, derived: false };
}

const isSame = (a: Hand, b: Hand) =>
  a.voteId === b.voteId && a.carrier === b.carrier && a.proxyId === b.proxyId;

type Held = Hand & Readonly<{ lots: Head["lots"] }>;

/** The lots of a head by the vote that counts for each, or by who might still vote for it. */
function heldBy(
  { lots }: FloorHead,
  parts: readonly Part[],
  votes: readonly EffectiveVote[],
): readonly Held[] {
  const latest = votes.toSorted((a, b) => b.sequence - a.sequence);
  const held: (Hand & { lots: Head["lots"][number][] })[] = [];
  for (const lot of lots) {
    const vote = latest.find((one) => one.lots.length === 0 || one.lots.includes(lot.lotId));
    const part = parts.find((one) => one.lots.some(({ lotId }) => lotId === lot.lotId));
    const hand = handOf(vote, part?.by ?? null);
    const known = hand && held.find((one) => isSame(one, hand));
    if (known) known.lots.push(lot);
    else if (hand) held.push({ ...hand, lots: [lot] });
  }
  return held;
}

/** The votes of each head: one, but where its lots were voted apart. */
export function votesByHead<Vote extends Readonly<{ entitlementId: string }>>(
  votes: readonly Vote[],
): ReadonlyMap<string, readonly Vote[]> {
  return Map.groupBy(votes, ({ entitlementId }) => entitlementId);
}

/**
 * Who takes part in a count: who voted, as he was then, and who is there without a vote. A head is
 * one seat; where its lots were voted differently, or by several hands, it is one for each of these,
 * numbered in the order of its lots, and each lot is in one of them at most.
 */
export function countedSeats(
  floor: Seats,
  votes: readonly EffectiveVote[],
  moment: number,
  itemId: string,
  electorate: Electorate | null = null,
): readonly CountedSeat[] {
  const cast = votesByHead(votes);
  return seatsAt(floor, moment, itemId).flatMap(({ head, parts }): CountedSeat[] => {
    const { entitlementId, holders, shares, number } = head;
    if (!entitlementId) return [];
    const seat = { entitlementId, holders, shares, number };
    const own = cast.get(entitlementId) ?? [];
    const [vote] = own;
    const [part] = parts;
    // Hardly any head is in parts: the others are not gone through lot by lot.
    if (own.length < 2 && (vote ? vote.lots.length === 0 : parts.length < 2)) {
      const hand = handOf(vote, part?.by ?? null);
      return hand ? [{ ...seat, ...hand }] : [];
    }
    return heldBy(head, parts, own).map(({ lots, ...hand }, index) => {
      if (isWhole(head, { lots })) return { ...seat, ...hand };
      const own = { lots, shares: lots.reduce((sum, lot) => sum + lot.shares, 0n) };
      const ids = lots.map(({ lotId }) => lotId);
      const named = { number: index + 1, lots: ids, votes: votesOfHead(own, electorate) };
      return { ...seat, ...hand, shares: own.shares, part: named };
    });
  });
}
