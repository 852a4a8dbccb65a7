import { type Seats, seatsAt } from "../attendance/floor.rules.ts";
import type { Choice } from "./ballot.rules.ts";
import type { Seat } from "./count.rules.ts";

/** The last vote of a head on a text. */
export type EffectiveVote = Readonly<{
  voteId: string;
  entitlementId: string;
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

/** Who takes part in a count: who voted, as he was then, and who is there without a vote. */
export function countedSeats(
  floor: Seats,
  votes: readonly EffectiveVote[],
  moment: number,
  itemId: string,
): readonly CountedSeat[] {
  const last = new Map(votes.map((vote) => [vote.entitlementId, vote]));
  return seatsAt(floor, moment, itemId).flatMap(({ head, by }): CountedSeat[] => {
    const { entitlementId, holders, shares, number } = head;
    if (!entitlementId) return [];
    const vote = last.get(entitlementId);
    const seat = { entitlementId, holders, shares, number };
    if (vote) {
      const { castBy, ...cast } = vote;
      return [{ ...seat, ...cast, carrier: castBy }];
    }
    return by
      ? [
          {
            ...seat,
            carrier: by.carrier,
            proxyId: by.proxyId,
            choice: null,
            voteId: null,
            derived: false,
          },
        ]
      : [];
  });
}
