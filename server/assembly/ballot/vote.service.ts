import { type Actor, type Person, partiesOf } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, now, nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { canonicalJson, leafOf, toHex } from "#server/proof/leaf/leaf.rules.ts";
import type { VoteEventV1 } from "#server/proof/leaf/leaf.schema.ts";
import type { ReceiptV1 } from "#server/proof/receipt/receipt.schema.ts";
import { issueReceipt } from "#server/proof/receipt/receipt.service.ts";
import { loadFloor, stepUpFor } from "../attendance/floor.queries.ts";
import type { Floor, FloorHead } from "../attendance/floor.rules.ts";
import type { Representation } from "../attendance/presence.rules.ts";
import { mayRunBallot } from "./ballot.policy.ts";
import {
  type BallotState,
  ballotState,
  findBallot,
  nextSequence,
  shareBallot,
} from "./ballot.queries.ts";
import type { Choice } from "./ballot.rules.ts";
import type { CastInRoom, CastVote } from "./ballot.schema.ts";
import { isExcluded } from "./count.rules.ts";
import { refuseVote, seatOf } from "./vote.rules.ts";

type Ballot = Readonly<{ association: AssociationId; meetingId: string; resolutionId: string }>;
type Cast = Readonly<{
  head: FloorHead;
  entitlementId: string;
  seat: Representation;
  choice: Choice;
  byOperator: boolean;
}>;

/** The head of the frozen roll. @throws notFound before the opening, and for any other id */
function headOf(floor: Floor, entitlementId: string): FloorHead {
  const head = floor.heads.find((candidate) => candidate.entitlementId === entitlementId);
  if (!head) throw notFound();
  return head;
}

function refuseState(state: BallotState): void {
  if (!state.opened) throw new DomainError("ballot.not-open");
  if (state.closed) throw new DomainError("ballot.closed");
}

function refuseConflict(state: BallotState, { head, seat }: Pick<Cast, "head" | "seat">): void {
  const parties = state.exclusions.map(({ party }) => party);
  if (isExcluded({ holders: head.holders, carrier: seat.carrier }, parties)) {
    throw new DomainError("ballot.excluded");
  }
}

function eventOf(ballot: Ballot, cast: Cast, sequence: number, at: Date): VoteEventV1 {
  return {
    v: "koprogo.vote/1",
    association: ballot.association,
    meeting: ballot.meetingId,
    resolution: ballot.resolutionId,
    entitlement: cast.entitlementId,
    sequence,
    choice: cast.choice,
    shares: cast.head.shares.toString(),
    castBy: cast.seat.carrier,
    proxy: cast.seat.proxyId,
    channel: cast.seat.channel,
    byOperator: cast.byOperator,
    at: at.toISOString(),
    salt: toHex(crypto.getRandomValues(new Uint8Array(32))),
  };
}

/** Every vote is kept; the one with the highest sequence counts. */
async function keepVote(tx: Tx, actor: Actor, ballot: Ballot, cast: Cast): Promise<VoteEventV1> {
  const { association, meetingId, resolutionId } = ballot;
  const sequence = await nextSequence(tx, association, resolutionId, cast.entitlementId);
  const at = nowColumn();
  const event = eventOf(ballot, cast, sequence, at);
  const id = newRowId();
  await tx.$executeRaw`
    INSERT INTO vote_event
      (association_id, id, meeting_id, resolution_id, entitlement_id, sequence, leaf_hash, at)
    VALUES (${association}::uuid, ${id}::uuid, ${meetingId}::uuid, ${resolutionId}::uuid,
      ${cast.entitlementId}::uuid, ${sequence}, ${leafOf(event)}, ${at})`;
  await tx.voteContent.create({
    data: {
      associationId: association,
      voteId: id,
      choice: cast.choice,
      shares: cast.head.shares,
      castByPartyId: cast.seat.carrier,
      proxyId: cast.seat.proxyId,
      channel: cast.seat.channel,
      byOperator: cast.byOperator,
      salt: Buffer.from(event.salt, "hex"),
      canonical: canonicalJson(event),
    },
  });
  await record(tx, actor, association, "assembly/vote.cast", { resolutionId, voteId: id });
  return event;
}

/**
 * Casts for a head, in one's own right or under a proxy, as often as one likes until the
 * ballot closes. Voter, weight and proxy come from the frozen roll and the attendance;
 * who is at a distance has identified himself for this meeting. Returns the signed receipt.
 */
export async function castVote(
  actor: Person,
  association: AssociationId,
  { resolutionId, entitlementId, choice }: CastVote,
): Promise<ReceiptV1> {
  const event = await write(actor, association, async (tx) => {
    const { meetingId } = await findBallot(tx, association, resolutionId);
    await shareBallot(tx, association, resolutionId);
    const floor = await loadFloor(tx, association, meetingId);
    const head = headOf(floor, entitlementId);
    const moment = now().epochMilliseconds;
    const parties = partiesOf(actor, association);
    const refusal = refuseVote(floor, head, { parties, moment });
    if (refusal) throw new DomainError(refusal);
    const seat = seatOf(floor, head, moment);
    if (!seat) throw notFound();
    const state = await ballotState(tx, association, resolutionId);
    refuseState(state);
    refuseConflict(state, { head, seat });
    if (seat.channel === "remote" && !(await stepUpFor(tx, actor.accountId, meetingId))) {
      throw new DomainError("access.step-up-required");
    }
    const ballot = { association, meetingId, resolutionId };
    return keepVote(tx, actor, ballot, { head, entitlementId, seat, choice, byOperator: false });
  });
  return issueReceipt(event);
}

/**
 * The operator encodes what people in the room say, one by one or all but a few. Who is at
 * a distance votes himself. Returns how many votes were kept.
 */
export function castInRoom(
  actor: Actor,
  association: AssociationId,
  { resolutionId, votes }: CastInRoom,
): Promise<number> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const { meetingId } = await findBallot(tx, association, resolutionId);
    await shareBallot(tx, association, resolutionId);
    const floor = await loadFloor(tx, association, meetingId);
    const state = await ballotState(tx, association, resolutionId);
    refuseState(state);
    const ballot = { association, meetingId, resolutionId };
    const moment = now().epochMilliseconds;
    // In one order for everybody, so that two operators never wait for each other.
    for (const { entitlementId, choice } of votes.toSorted((a, b) =>
      a.entitlementId < b.entitlementId ? -1 : 1,
    )) {
      const head = headOf(floor, entitlementId);
      const seat = seatOf(floor, head, moment);
      if (seat?.channel !== "room") {
        throw new DomainError("ballot.not-in-room", { number: head.number });
      }
      refuseConflict(state, { head, seat });
      await keepVote(tx, actor, ballot, { head, entitlementId, seat, choice, byOperator: true });
    }
    return votes.length;
  });
}
