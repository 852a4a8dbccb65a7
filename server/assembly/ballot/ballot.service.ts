import type { Actor } from "#server/kernel/actor.ts";
import { isBefore, legalDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { now, nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { canonicalJson, sha256 } from "#server/proof/leaf/leaf.rules.ts";
import type { Happened } from "../attendance/presence.rules.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import { unanimityRetry } from "../meeting/meeting.rules.ts";
import { refuseClosing, takingPart } from "../sitting/announcement.rules.ts";
import { mayRunBallot } from "./ballot.policy.ts";
import {
  effectiveVotes,
  type HeldBallot,
  type HeldText,
  holdBallotOf,
  holdText,
} from "./ballot.queries.ts";
import { type Outcome, rulesOf } from "./ballot.rules.ts";
import type { BallotRef, CloseBallot } from "./ballot.schema.ts";
import { isDecisionType } from "./catalogue.rules.ts";
import { count, type Snapshot } from "./count.rules.ts";
import { ELECTORATE_ARTICLE, type Electorate, keyOfRoll } from "./electorate.rules.ts";
import { EXCLUSION_ARTICLE } from "./exclusion.rules.ts";
import { excludeSyndics } from "./exclusion.service.ts";
import { majorityAsked } from "./retry.rules.ts";
import { countedSeats, type EffectiveVote, votesByHead } from "./seats.rules.ts";
import { resultOf } from "./snapshot.rules.ts";
import type { CountRecord } from "./snapshot.schema.ts";

/** Opens the vote on a text held by the caller's transaction, at the moment that happened. */
export async function openHeldText(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  {
    resolutionId,
    held,
    ...happened
  }: Happened & Readonly<{ resolutionId: string; held: HeldText }>,
): Promise<void> {
  const { state, ballot, electorate } = held;
  if (state.opened) throw new DomainError("ballot.already-open");
  if (state.disposed) throw new DomainError("ballot.item-disposed");
  if (state.paused) throw new DomainError("ballot.paused");
  // Without a key nobody would have a vote: there is nothing to open.
  if (electorate && !electorate.version) throw new DomainError("agenda.electorate-without-key");
  const keyVersionId = electorate?.version?.id ?? null;
  const opening = { associationId: association, resolutionId, ...happened, keyVersionId };
  await tx.ballotOpening.create({ data: opening });
  await excludeSyndics(tx, actor, association, resolutionId, ballot);
  await record(tx, actor, association, "assembly/ballot.opened", { resolutionId });
}

/** Puts a text of the convened agenda to the vote; what gives its voters their votes is frozen. */
export function openBallot(
  actor: Actor,
  association: AssociationId,
  { resolutionId }: BallotRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const held = await holdText(tx, association, resolutionId);
    const now = { at: nowColumn(), recordedAt: null };
    await openHeldText(tx, actor, association, { resolutionId, held, ...now });
  });
}

type CountKey = NonNullable<Snapshot["key"]>;

type Counting = HeldBallot &
  Readonly<{
    association: AssociationId;
    resolutionId: string;
    votes: readonly EffectiveVote[];
    soleVoter: "capped" | "counted" | undefined;
    moment: Temporal.Instant;
  }>;

/** Thirty days after the absence those present decide alone; before, nobody does (R-MAJ-05). */
function isRetry(retryOfAt: Date | null, moment: Temporal.Instant): boolean {
  return retryOfAt !== null && !isBefore(legalDate(moment), unanimityRetry(dayOf(retryOfAt)));
}

function countedElectorate({ keyId, name, version, lots }: Electorate, key: CountKey) {
  const all = [...key.values()].reduce((sum, votes) => sum + votes, 0n);
  return {
    ...{ key: keyId, name, version: version?.id ?? "", since: version?.startsOn ?? "" },
    ...{ article: ELECTORATE_ARTICLE, lots: lots.map(({ code }) => code) },
    ...{ heads: key.size, votes: all.toString() },
  };
}

/** Counts, and writes down everything the count was made from. */
function countRecord({ ballot, facts, state, electorate, ...counting }: Counting): CountRecord {
  const rules = rulesOf(facts.rulesVersion);
  if (!isDecisionType(ballot.decisionType)) throw new RangeError("no such type of decision");
  const { majority, article } = majorityAsked(
    rules,
    ballot.decisionType,
    isRetry(ballot.retryOfAt, counting.moment),
  );
  const key = keyOfRoll(counting.seats.heads, electorate);
  const moment = counting.moment.epochMilliseconds;
  const there = countedSeats(counting.seats, counting.votes, moment, ballot.itemId, electorate);
  const seats = there.filter(
    ({ entitlementId, part }) => key === null || (part ? part.votes > 0n : key.has(entitlementId)),
  );
  const snapshot = {
    seats,
    totalShares: facts.sharesTotal,
    key,
    excluded: state.exclusions.map(({ party }) => party),
    majority,
    soleVoter: counting.soleVoter ?? "capped",
  };
  const result = count(snapshot, rules);
  const isCapped = rules.majorities[majority].over === "cast";
  if (result.cap.soleVoter !== null && isCapped && counting.soleVoter === undefined) {
    throw new DomainError("ballot.sole-voter", {}, "soleVoter");
  }
  return {
    v: seats.some(({ part }) => part) ? "koprogo.count/2" : "koprogo.count/1",
    association: counting.association,
    meeting: ballot.meetingId,
    resolution: counting.resolutionId,
    text: ballot.text,
    decisionType: ballot.decisionType,
    majority,
    article,
    rules: rules.version,
    at: counting.moment.toString({ smallestUnit: "millisecond" }),
    totalShares: facts.sharesTotal.toString(),
    soleVoter: snapshot.soleVoter,
    ...(electorate && key && { electorate: countedElectorate(electorate, key) }),
    excluded: state.exclusions.map(({ party, ground, reason }) => ({
      party,
      ground,
      article: EXCLUSION_ARTICLE,
      reason,
    })),
    seats: seats.map((seat) => ({
      entitlement: seat.entitlementId,
      number: seat.number,
      holders: [...seat.holders],
      carrier: seat.carrier,
      proxy: seat.proxyId,
      shares: seat.shares.toString(),
      ...(key && { votes: (seat.part?.votes ?? key.get(seat.entitlementId) ?? 0n).toString() }),
      choice: seat.choice,
      vote: seat.voteId,
      ...(seat.derived && { derived: true as const }),
      ...(seat.part && { part: { number: seat.part.number, lots: [...seat.part.lots] } }),
    })),
    result: resultOf(result),
  };
}

type Closing = Readonly<{
  resolutionId: string;
  held: HeldBallot;
  soleVoter?: CloseBallot["soleVoter"] | undefined;
  /** When it was closed in a room without a screen; now, if not said. */
  happened?: Happened;
}>;

/** Those at a distance are told a minute before, and what they were told is kept to (R-AG-71). */
function refuseEarly(
  held: HeldBallot,
  votes: readonly EffectiveVote[],
  { epochMilliseconds }: Temporal.Instant,
): void {
  const { closesAt, paused } = held.state;
  if (paused) throw new DomainError("ballot.paused");
  const taking = takingPart(held, votesByHead(votes), epochMilliseconds);
  const refusal = refuseClosing(taking, closesAt?.getTime() ?? null, epochMilliseconds);
  if (refusal) throw new DomainError(refusal);
}

/**
 * Counts an open ballot held by the caller's transaction, and commits what was counted.
 * @throws DomainError `ballot.closing-unannounced`, `ballot.closing-early` while somebody at a
 * distance may still vote
 */
export async function closeHeld(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { resolutionId, held, soleVoter, happened }: Closing,
): Promise<Outcome> {
  const votes = await effectiveVotes(tx, association, resolutionId);
  const moment = happened ? Temporal.Instant.fromEpochMilliseconds(happened.at.getTime()) : now();
  if (!happened) refuseEarly(held, votes, moment);
  const counting = { ...held, association, resolutionId, votes, soleVoter, moment };
  const counted = countRecord(counting);
  const { result } = counted;
  const snapshot = canonicalJson(counted);
  await tx.ballotClosure.create({
    data: {
      associationId: association,
      resolutionId,
      at: new Date(moment.epochMilliseconds),
      recordedAt: happened?.recordedAt ?? null,
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
    const held = await holdBallotOf(tx, association, resolutionId);
    if (!held.state.opened) throw new DomainError("ballot.not-open");
    if (held.state.closed) throw new DomainError("ballot.closed");
    return closeHeld(tx, actor, association, { resolutionId, held, soleVoter });
  });
}
