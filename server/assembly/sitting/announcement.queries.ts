import type { AssociationId } from "#server/kernel/ids.ts";
import { now } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { seatsAt } from "../attendance/floor.rules.ts";
import { type HeldText, votedHeads } from "../ballot/ballot.queries.ts";
import { isExcluded } from "../ballot/count.rules.ts";
import { concernedHeads } from "../ballot/electorate.rules.ts";
import type { TakingPart } from "./announcement.rules.ts";

/** A text with all that says who may vote on it. */
type Weighed = Pick<HeldText, "floor" | "state" | "electorate"> &
  Readonly<{ ballot: Pick<HeldText["ballot"], "itemId"> }>;

/** The heads that may vote on a text now: where who votes for them is, and whether he has. */
export async function takingPart(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
  { floor, state, electorate, ballot }: Weighed,
): Promise<readonly TakingPart[]> {
  const voted = await votedHeads(tx, association, resolutionId);
  const excluded = state.exclusions.map(({ party }) => party);
  const concerned = new Set(concernedHeads(floor.heads, electorate).map(({ head }) => head));
  return seatsAt(floor, now().epochMilliseconds, ballot.itemId).flatMap(({ head, by }) => {
    if (!by || !head.entitlementId || !concerned.has(head)) return [];
    if (isExcluded({ holders: head.holders, carrier: by.carrier }, excluded)) return [];
    return [{ channel: by.channel, voted: voted.has(head.entitlementId) }];
  });
}
