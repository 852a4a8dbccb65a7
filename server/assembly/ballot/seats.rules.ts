import { type Floor, seatsAt } from "../attendance/floor.rules.ts";
import type { Choice } from "./ballot.rules.ts";
import type { Seat } from "./count.rules.ts";

/** The last vote of a head on a text. */
export type EffectiveVote = Readonly<{
  voteId: string;
  entitlementId: string;
  choice: Choice;
  castBy: string;
  proxyId: string | null;
}>;

export type CountedSeat = Seat &
  Readonly<{ number: number; proxyId: string | null; voteId: string | null }>;

/** Who takes part in a count: who voted, as he was then, and who is there without a vote. */
export function countedSeats(
  floor: Floor,
  votes: readonly EffectiveVote[],
  moment: number,
): readonly CountedSeat[] {
  const cast = new Map(votes.map((vote) => [vote.entitlementId, vote]));
  return seatsAt(floor, moment).flatMap(({ head, by }): CountedSeat[] => {
    const { entitlementId, holders, shares, number } = head;
    if (!entitlementId) return [];
    const vote = cast.get(entitlementId);
    const seat = { entitlementId, holders, shares, number };
    if (vote) {
      const { castBy, proxyId, choice, voteId } = vote;
      return [{ ...seat, carrier: castBy, proxyId, choice, voteId }];
    }
    return by
      ? [{ ...seat, carrier: by.carrier, proxyId: by.proxyId, choice: null, voteId: null }]
      : [];
  });
}
