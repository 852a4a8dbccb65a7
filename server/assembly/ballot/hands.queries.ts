import type { AssociationId } from "#server/kernel/ids.ts";
import { now } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { canonicalJson, sha256, toHex } from "#server/proof/leaf/leaf.rules.ts";
import { loadSeats, lotCodes, partyNames } from "../attendance/floor.queries.ts";
import { type BallotState, ballotState, findBallot, type HeldBallot } from "./ballot.queries.ts";
import type { HandsAsked } from "./ballot.schema.ts";
import { electorateOf } from "./electorate.queries.ts";
import { votesOfHead } from "./electorate.rules.ts";
import {
  type HandHead,
  type HandPlan,
  handsSaid,
  planHands,
  type SaidHands,
  standingOf,
} from "./hands.rules.ts";
import { seatsOn } from "./vote.rules.ts";

/** Whose last vote on a text the operator recorded, and who gave it himself. */
async function votedBy(tx: Tx, association: AssociationId, resolutionId: string) {
  const rows = await tx.$queryRaw<{ head: string; byOperator: boolean }[]>`
    SELECT DISTINCT ON (v.entitlement_id) v.entitlement_id AS head, c.by_operator AS "byOperator"
    FROM vote_event v
    JOIN vote_content c ON c.association_id = v.association_id AND c.vote_id = v.id
    WHERE v.association_id = ${association}::uuid AND v.resolution_id = ${resolutionId}::uuid
    ORDER BY v.entitlement_id, v.sequence DESC`;
  return new Map(
    rows.map(({ head, byOperator }) => [head, byOperator ? "operator" : "voter"] as const),
  );
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
  const seatOf = seatsOn(seats, moment, ballot.itemId);
  const excluded = state.exclusions.map(({ party }) => party);
  const facts = { seatOf, electorate, excluded, voted };
  return seats.heads.flatMap((head) => {
    const { entitlementId, number, holders, lots } = head;
    if (!entitlementId) return [];
    const carrier = seatOf(head)?.carrier;
    return [
      {
        ...{ entitlementId, number },
        names: holders.map((id) => names.get(id) ?? ""),
        carrier: carrier && !holders.includes(carrier) ? (names.get(carrier) ?? "") : null,
        lots: lots.map(({ lotId }) => codes.get(lotId) ?? ""),
        votes: votesOfHead(head, electorate),
        standing: standingOf(head, facts),
      },
    ];
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
