import type { Actor } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { now, nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { canonicalJson, sha256 } from "#server/proof/leaf/leaf.rules.ts";
import { holdMeeting, loadFloor } from "../attendance/floor.queries.ts";
import { type Floor, seatsAt } from "../attendance/floor.rules.ts";
import { mayRunBallot } from "./ballot.policy.ts";
import {
  type BallotState,
  type BallotText,
  ballotState,
  type EffectiveVote,
  effectiveVotes,
  findBallot,
  holdBallot,
} from "./ballot.queries.ts";
import { type Outcome, rulesOf } from "./ballot.rules.ts";
import type { BallotRef, CloseBallot, ExcludeVoter } from "./ballot.schema.ts";
import { decisionOf, isDecisionType } from "./catalogue.rules.ts";
import { count, type Seat } from "./count.rules.ts";
import { resultOf } from "./snapshot.rules.ts";
import type { CountRecord } from "./snapshot.schema.ts";

/** The floor of a meeting in which votes are taken. @throws DomainError in any other */
export async function votingFloor(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<Floor & { opening: NonNullable<Floor["opening"]> }> {
  const floor = await loadFloor(tx, association, meetingId);
  const { opening } = floor;
  if (!opening) throw new DomainError("ballot.meeting-not-open");
  // Without quorum nothing is decided; a second session is (art. 3.87 §5).
  if (!opening.quorate) throw new DomainError("ballot.not-quorate");
  if (floor.closedAt !== null) throw new DomainError("ballot.meeting-closed");
  return { ...floor, opening };
}

type Held = Readonly<{ ballot: BallotText; floor: Floor; state: BallotState }>;

/** A text of a meeting in progress, alone in hand. */
async function hold(tx: Tx, association: AssociationId, resolutionId: string): Promise<Held> {
  const ballot = await findBallot(tx, association, resolutionId);
  await holdMeeting(tx, association, ballot.meetingId);
  await holdBallot(tx, association, resolutionId);
  const floor = await votingFloor(tx, association, ballot.meetingId);
  return { ballot, floor, state: await ballotState(tx, association, resolutionId) };
}

/** Puts a text of the convened agenda to the vote. */
export function openBallot(
  actor: Actor,
  association: AssociationId,
  { resolutionId }: BallotRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const { state } = await hold(tx, association, resolutionId);
    if (state.opened) throw new DomainError("ballot.already-open");
    const at = nowColumn();
    await tx.ballotOpening.create({ data: { associationId: association, resolutionId, at } });
    await record(tx, actor, association, "assembly/ballot.opened", { resolutionId });
  });
}

/** Keeps somebody in conflict from a vote, with the reason the minutes print (art. 3.87 §9). */
export function excludeVoter(
  actor: Actor,
  association: AssociationId,
  { resolutionId, partyId, reason }: ExcludeVoter,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const { state, floor } = await hold(tx, association, resolutionId);
    if (state.closed) throw new DomainError("ballot.closed");
    const known = new Set([
      ...floor.heads.flatMap(({ holders, voter }) => [...holders, ...(voter ? [voter] : [])]),
      ...floor.powers.map(({ holder }) => holder),
    ]);
    authorize(known.has(partyId));
    if (state.exclusions.some(({ party }) => party === partyId)) return;
    await tx.voteExclusion.create({
      data: { associationId: association, resolutionId, partyId, reason },
    });
    await record(tx, actor, association, "assembly/voter.excluded", { resolutionId, partyId });
  });
}

type CountedSeat = Seat & { number: number; proxyId: string | null; voteId: string | null };

/** Who takes part in a count: who voted, as he was then, and who is there without a vote. */
function countedSeats(
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

type Counting = Held &
  Readonly<{
    association: AssociationId;
    resolutionId: string;
    votes: readonly EffectiveVote[];
    soleVoter: "capped" | "counted" | undefined;
    moment: Temporal.Instant;
  }>;

/** Counts, and writes down everything the count was made from. */
function countRecord({ ballot, floor, state, ...counting }: Counting): CountRecord {
  const rules = rulesOf(floor.rulesVersion);
  if (!isDecisionType(ballot.decisionType)) throw new RangeError("no such type of decision");
  const { majority, article } = decisionOf(rules.version, ballot.decisionType);
  const seats = countedSeats(floor, counting.votes, counting.moment.epochMilliseconds);
  const snapshot = {
    seats,
    totalShares: floor.sharesTotal,
    key: null,
    excluded: state.exclusions.map(({ party }) => party),
    majority,
    unanimityOf: "all" as const,
    soleVoter: counting.soleVoter ?? "capped",
  };
  const result = count(snapshot, rules);
  const isCapped = rules.majorities[majority].over === "cast";
  if (result.cap.soleVoter !== null && isCapped && counting.soleVoter === undefined) {
    throw new DomainError("ballot.sole-voter", {}, "soleVoter");
  }
  return {
    v: "koprogo.count/1",
    association: counting.association,
    meeting: ballot.meetingId,
    resolution: counting.resolutionId,
    text: ballot.text,
    decisionType: ballot.decisionType,
    majority,
    article,
    rules: rules.version,
    at: counting.moment.toString({ smallestUnit: "millisecond" }),
    totalShares: floor.sharesTotal.toString(),
    soleVoter: snapshot.soleVoter,
    excluded: [...state.exclusions],
    seats: seats.map((seat) => ({
      entitlement: seat.entitlementId,
      number: seat.number,
      holders: [...seat.holders],
      carrier: seat.carrier,
      proxy: seat.proxyId,
      shares: seat.shares.toString(),
      choice: seat.choice,
      vote: seat.voteId,
    })),
    result: resultOf(result),
  };
}

/**
 * Closes a ballot: counts what was cast by the rules of the meeting and commits the
 * snapshot that was counted. @throws DomainError `ballot.sole-voter` until the syndic says
 * whether one person alone decides
 */
export function closeBallot(
  actor: Actor,
  association: AssociationId,
  { resolutionId, soleVoter }: CloseBallot,
): Promise<Outcome> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const held = await hold(tx, association, resolutionId);
    if (!held.state.opened) throw new DomainError("ballot.not-open");
    if (held.state.closed) throw new DomainError("ballot.closed");
    const votes = await effectiveVotes(tx, association, resolutionId);
    const moment = now();
    const counting = { ...held, association, resolutionId, votes, soleVoter, moment };
    const counted = countRecord(counting);
    const { result } = counted;
    const snapshot = canonicalJson(counted);
    await tx.ballotClosure.create({
      data: {
        associationId: association,
        resolutionId,
        at: new Date(moment.epochMilliseconds),
        outcome: result.outcome,
        votesFor: result.for,
        votesAgainst: result.against,
        abstained: BigInt(result.raw.abstain),
        snapshot,
        snapshotHash: sha256(Buffer.from(snapshot, "utf8")),
      },
    });
    await record(tx, actor, association, `assembly/resolution.${result.outcome}`, {
      meetingId: held.ballot.meetingId,
      resolutionId,
    });
    return result.outcome;
  });
}
