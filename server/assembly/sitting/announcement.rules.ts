import { isWhole, type Seats, seatsAt } from "../attendance/floor.rules.ts";
import type { Part } from "../attendance/presence.rules.ts";
import { isExcluded } from "../ballot/count.rules.ts";
import { concernedHeads, type Electorate, votesOfHead } from "../ballot/electorate.rules.ts";

/** Who is at a distance hears of the closing this long before it, in seconds. */
export const NOTICE_SECONDS = 60;

/** By how much a closing is announced or put off, in seconds. */
export const EXTENSIONS = [NOTICE_SECONDS, 120, 300] as const;

/**
 * When a ballot closes that is announced at `moment`: never earlier than what was announced before.
 * All moments in milliseconds since 1970, by the server's clock.
 */
export function closingTime(before: number | null, moment: number, seconds: number): number {
  return Math.max(before ?? moment, moment) + seconds * 1_000;
}

/** When a ballot closes that a pause interrupted with `left` milliseconds to go: a minute at least. */
export function closingAfter(left: number, moment: number): number {
  return moment + Math.max(left, NOTICE_SECONDS * 1_000);
}

/** A head that somebody present votes for, or a part of one. */
export type TakingPart = Readonly<{ channel: "room" | "remote"; voted: boolean }>;

/** A text with all that says who may vote on it. */
export type Weighed = Readonly<{
  ballot: Readonly<{ itemId: string }>;
  seats: Seats;
  electorate: Electorate | null;
  state: Readonly<{ exclusions: readonly Readonly<{ party: string }>[] }>;
}>;

/** What was voted of each head: its lots by name, or all of them. */
type VotedLots = ReadonlyMap<string, readonly Readonly<{ lots: readonly string[] }>[]>;

/** Whether every lot of a part was voted: by a vote for the whole head, or for them. */
function isVoted(
  { lots }: Pick<Part, "lots">,
  cast: readonly Readonly<{ lots: readonly string[] }>[],
) {
  if (cast.length === 0 || cast.some((vote) => vote.lots.length === 0)) return cast.length > 0;
  return lots.every(({ lotId }) => cast.some((vote) => vote.lots.includes(lotId)));
}

/** The heads that may vote on a text at `moment`: where who votes for them is, and whether he has. */
export function takingPart(
  { ballot, seats, electorate, state }: Weighed,
  voted: VotedLots,
  moment: number,
): readonly TakingPart[] {
  const excluded = state.exclusions.map(({ party }) => party);
  const concerned = new Set(concernedHeads(seats.heads, electorate).map(({ head }) => head));
  return seatsAt(seats, moment, ballot.itemId).flatMap(({ head, parts }) => {
    const { entitlementId, holders } = head;
    if (!entitlementId || !concerned.has(head)) return [];
    const cast = voted.get(entitlementId) ?? [];
    return parts.flatMap((part) => {
      const { by } = part;
      if (!by || isExcluded({ holders, carrier: by.carrier }, excluded)) return [];
      if (!isWhole(head, part) && votesOfHead(part, electorate) === 0n) return [];
      return [{ channel: by.channel, voted: isVoted(part, cast) }];
    });
  });
}

/**
 * Whether a ballot may be closed at any moment: all have voted, or all are in the room and see it
 * closed. Who is at a distance must be able to vote as if he were there (R-AG-71): until he has, the
 * closing is told beforehand. An hour that was told holds for all who have not voted.
 */
export function closesFreely(seats: readonly TakingPart[], closesAt: number | null): boolean {
  const silent = seats.filter(({ voted }) => !voted);
  const promised = closesAt === null ? silent : seats;
  return silent.length === 0 || promised.every(({ channel }) => channel === "room");
}

export type ClosingRefusal = "ballot.closing-unannounced" | "ballot.closing-early";

/** Why a ballot may not be closed yet, or null where it may. */
export function refuseClosing(
  seats: readonly TakingPart[],
  closesAt: number | null,
  moment: number,
): ClosingRefusal | null {
  if (closesFreely(seats, closesAt)) return null;
  if (closesAt === null) return "ballot.closing-unannounced";
  return moment < closesAt ? "ballot.closing-early" : null;
}

/** Whether a vote that arrives at `moment` is late. */
export function isLate(closesAt: number | null, moment: number): boolean {
  return closesAt !== null && moment >= closesAt;
}
