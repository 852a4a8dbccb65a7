import type { AssociationId } from "#server/kernel/ids.ts";
import { now } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { canonicalJson, sha256, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { loadSeats, lotCodes, partyNames } from "../attendance/floor.queries.ts";
import { isWhole, seatsOn } from "../attendance/floor.rules.ts";
import type { Head } from "../attendance/roll.rules.ts";
import { lineOf } from "../sitting/line.queries.ts";
import { type BallotState, ballotState, findBallot, type HeldBallot } from "./ballot.queries.ts";
import type { HandsAsked } from "./ballot.schema.ts";
import { electorateOf } from "./electorate.queries.ts";
import { votesOfHead } from "./electorate.rules.ts";
import {
  type Given,
  type HandHead,
  type HandLot,
  type HandPlan,
  handsSaid,
  planHands,
  type SaidHands,
  standsOf,
} from "./hands.rules.ts";

/** What was voted on a text, and whether the operator recorded it or the voter gave it himself. */
async function votedBy(tx: Tx, association: AssociationId, resolutionId: string) {
  const rows = await tx.$queryRaw<
    { head: string; lots: string[]; sequence: number; byOperator: boolean }[]
  >`
    SELECT DISTINCT ON (v.entitlement_id, v.lot_ids) v.entitlement_id AS head, v.lot_ids AS lots,
      v.sequence, c.by_operator AS "byOperator"
    FROM vote_event v
    JOIN vote_content c ON c.association_id = v.association_id AND c.vote_id = v.id
    WHERE v.association_id = ${association}::uuid AND v.resolution_id = ${resolutionId}::uuid
    ORDER BY v.entitlement_id, v.lot_ids, v.sequence DESC`;
  const voted = new Map<string, Given[]>();
  for (const { head, lots, sequence, byOperator } of rows) {
    const given = { lots, sequence, by: byOperator ? "operator" : "voter" } as const;
    voted.set(head, [...(voted.get(head) ?? []), given]);
  }
  return voted;
}

/** The heads of the frozen roll with where each stands on a text at a moment, in milliseconds; now. */
export async function handHeads(
  tx: Tx,
  association: AssociationId,
  resolutionId: string,
  { ballot, seats, state, electorate }: Omit<HeldBallot, "facts">,
  moment = now().epochMilliseconds,
): Promise<readonly HandHead[]> {
  const voted = await votedBy(tx, association, resolutionId);
  const names = await partyNames(tx, association);
  const codes = await lotCodes(tx, association);
  const partsOf = seatsOn(seats, moment, ballot.itemId);
  const excluded = state.exclusions.map(({ party }) => party);
  const line = await lineOf(tx, association, ballot.meetingId);
  const facts = { partsOf, electorate, excluded, voted, line };
  const lotOf = (lot: Head["lots"][number]): HandLot => ({
    ...{ lotId: lot.lotId, code: codes.get(lot.lotId) ?? "" },
    votes: votesOfHead({ lots: [lot], shares: lot.shares }, electorate),
  });
  return seats.heads.flatMap((head) => {
    const { entitlementId, number, holders } = head;
    if (!entitlementId) return [];
    return standsOf(head, facts).map(({ lots, carrier, standing }): HandHead => {
      const own = lots.map(lotOf);
      const votes = own.reduce((sum, lot) => sum + lot.votes, 0n);
      return {
        ...{ entitlementId, number, lots: own, votes, standing },
        whole: isWhole(head, { lots }),
        names: holders.map((id) => names.get(id) ?? ""),
        carrier: carrier && !holders.includes(carrier) ? (names.get(carrier) ?? "") : null,
      };
    });
  });
}

/** The mark of a plan: another arrival, vote or operator gives another. */
export function markOf(resolutionId: string, plan: HandPlan): string {
  return toHex(sha256(Buffer.from(canonicalJson(handsSaid(resolutionId, plan)), "utf8")));
}

/** What the operator typed, with `for` where nothing else is said of the others. */
export function saidHands({ others, against, abstain, ...asked }: SaidHands): SaidHands {
  return { others, against, abstain, for: asked.for };
}

/** A show of hands before it is recorded: who is there, what was understood, what would be kept. */
export type HandsView = Readonly<{
  state: Pick<BallotState, "opened" | "closed">;
  heads: readonly HandHead[];
  plan: HandPlan;
  mark: string;
}>;

/** @throws notFound */
export async function getHands(
  tx: Tx,
  association: AssociationId,
  asked: HandsAsked,
): Promise<HandsView> {
  const { resolutionId } = asked;
  const ballot = await findBallot(tx, association, resolutionId);
  const { meetingId } = ballot;
  const seats = await loadSeats(tx, association, meetingId, null);
  const state = await ballotState(tx, association, resolutionId);
  const electorate = await electorateOf(tx, association, meetingId, resolutionId);
  const heads = await handHeads(tx, association, resolutionId, {
    ballot,
    seats,
    state,
    electorate,
  });
  const plan = planHands(heads, saidHands(asked));
  const { opened, closed } = state;
  return { state: { opened, closed }, heads, plan, mark: markOf(resolutionId, plan) };
}
