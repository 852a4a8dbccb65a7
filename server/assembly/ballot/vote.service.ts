import { type Actor, type Person, partiesOf } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { now } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import type { VoteEvent } from "#server/proof/leaf/leaf.schema.ts";
import type { ReceiptOf } from "#server/proof/receipt/receipt.schema.ts";
import { issueReceipt } from "#server/proof/receipt/receipt.service.ts";
import { admittedParties } from "../attendance/admission.queries.ts";
import { loadSeats } from "../attendance/floor.queries.ts";
import {
  type FloorHead,
  isWhole,
  type PartsOf,
  type Seats,
  seatsOn,
} from "../attendance/floor.rules.ts";
import type { Representation } from "../attendance/presence.rules.ts";
import { refuseHearing } from "../attendance/telephone.rules.ts";
import { isLate } from "../sitting/announcement.rules.ts";
import { lineOf } from "../sitting/line.queries.ts";
import { mayRunBallot } from "./ballot.policy.ts";
import { type BallotState, ballotState, shareBallot, votedHeads } from "./ballot.queries.ts";
import type { CastInRoom, CastVotes } from "./ballot.schema.ts";
import { type Ballot, holdCasting, nextSequences } from "./casting.queries.ts";
import { isExcluded } from "./count.rules.ts";
import { electorateOf } from "./electorate.queries.ts";
import { concernedHeads, type Electorate, votesOfHead, votesOfLotIds } from "./electorate.rules.ts";
import { type Cast, keepVotes } from "./keeping.service.ts";
import { type Claim, claimed, type LotRefusal, refuseVote, saysTwice } from "./vote.rules.ts";

type SaidVote = CastVotes["votes"][number];
type HeadVote = SaidVote & Readonly<{ lots: readonly string[] }>;

/** The heads of the frozen roll by their id. @throws notFound before the opening, for any other id */
function headsOf({ heads }: Seats): (entitlementId: string) => FloorHead {
  const known = new Map(heads.map((head) => [head.entitlementId, head]));
  return (entitlementId) => {
    const head = known.get(entitlementId);
    if (!head) throw notFound();
    return head;
  };
}

function refuseState(state: BallotState): void {
  if (!state.opened) throw new DomainError("ballot.not-open");
  if (state.closed) throw new DomainError("ballot.closed");
  if (state.paused) throw new DomainError("ballot.paused");
}

function refuseConflict(state: BallotState, { head, seat }: Pick<Cast, "head" | "seat">): void {
  const parties = state.exclusions.map(({ party }) => party);
  if (isExcluded({ holders: head.holders, carrier: seat.carrier }, parties)) {
    throw new DomainError("ballot.excluded");
  }
}

type Casting = Pick<Cast, "choice" | "byOperator" | "derived">;

/**
 * One vote for each hand that votes for the lots claimed of a head: without their names where they
 * are all of its lots. Only who bears the charges of the part has a vote (R-AG-42).
 */
function castsFor(
  head: FloorHead,
  claims: readonly Claim[] | LotRefusal,
  electorate: Electorate | null,
  casting: Casting,
): readonly Cast[] {
  if (typeof claims === "string") throw new DomainError(claims, { number: head.number });
  const { entitlementId } = head;
  if (!entitlementId) throw notFound();
  const casts = claims.map(({ seat, lots, shares }) => ({
    ...{ head, entitlementId, seat, ...casting },
    lots: isWhole(head, { lots }) ? [] : lots.map(({ lotId }) => lotId),
    votes: votesOfHead({ lots, shares }, electorate),
  }));
  const concerned = casts.filter(({ votes }) => !electorate || votes > 0n);
  if (electorate && concerned.length === 0) {
    throw new DomainError("ballot.not-concerned", { number: head.number, part: electorate.name });
  }
  return concerned;
}

/** What was said of each head, and of each lot once. @throws DomainError `ballot.lot-twice` */
function votesSaid(said: readonly SaidVote[]): readonly HeadVote[] {
  const votes = said.map((vote) => ({ ...vote, lots: vote.lots ?? [] }));
  if (saysTwice(votes)) throw new DomainError("ballot.lot-twice");
  return votes;
}

/** In one order for everybody, so that two papers never wait for each other. */
function inOrder<T extends { entitlementId: string }>(votes: readonly T[]): readonly T[] {
  return votes.toSorted((a, b) => (a.entitlementId < b.entitlementId ? -1 : 1));
}

/**
 * Casts for one or more heads, in one's own right or under a proxy, as often as one likes until
 * the ballot closes; all of the paper or nothing of it. Voter, weight and proxy come from the
 * frozen roll and the attendance; who is at a distance has identified himself for this meeting, or
 * was identified by the operator.
 * Returns the signed receipts.
 */
export async function castVotes(
  actor: Person,
  association: AssociationId,
  { resolutionId, votes: said }: CastVotes,
): Promise<ReceiptOf<VoteEvent>[]> {
  const events = await write(actor, association, async (tx) => {
    const votes = votesSaid(said);
    const heads = votes.map(({ entitlementId }) => entitlementId);
    const casting = await holdCasting(tx, association, resolutionId, heads, actor.accountId);
    const { ballot, itemId, seats, state } = casting;
    const moment = now().epochMilliseconds;
    const parties = partiesOf(actor, association);
    const electorate = casting.isLimited
      ? await electorateOf(tx, association, ballot.meetingId, resolutionId)
      : null;
    const headOf = headsOf(seats);
    const partsOf = seatsOn(seats, moment, itemId);
    const casts = inOrder(votes).flatMap(({ entitlementId, choice, lots }) => {
      const head = headOf(entitlementId);
      const refusal = refuseVote(seats, head, { parties, moment, itemId });
      if (refusal) throw new DomainError(refusal);
      const claims = claimed(head, partsOf(head), lots, ({ carrier }) => parties.includes(carrier));
      return castsFor(head, claims, electorate, { choice, byOperator: false, derived: false });
    });
    refuseState(state);
    // By the server's clock alone: what was told to all holds for all who vote themselves. What the
    // operator saw in the room before is encoded when he can.
    if (isLate(state.closesAt?.getTime() ?? null, moment)) {
      throw new DomainError("ballot.closing-past");
    }
    for (const cast of casts) refuseConflict(state, cast);
    const remote = casts.filter(({ seat }) => seat.channel === "remote");
    if (remote.length > 0 && !casting.isIdentified) {
      const admitted = await admittedParties(tx, association, ballot.meetingId);
      if (!remote.every(({ seat }) => admitted.has(seat.carrier))) {
        throw new DomainError("access.step-up-required");
      }
    }
    return keepVotes(tx, actor, ballot, casts, casting.next);
  });
  return events.map((event) => issueReceipt(event));
}

type Room = Readonly<{
  seats: Seats;
  partsOf: PartsOf;
  state: BallotState;
  electorate: Electorate | null;
}>;

const NO_LINE = { telephone: new Set<string>(), cut: new Set<string>() };

type RoomVote = HeadVote & Readonly<{ derived?: true }>;

/** What the operator lists, and the same choice for all others in the room who may still vote. */
async function roomVotes(
  tx: Tx,
  ballot: Ballot,
  { seats, partsOf, state, electorate }: Room,
  { others, ...said }: Pick<CastInRoom, "votes" | "others">,
): Promise<readonly RoomVote[]> {
  const votes = votesSaid(said.votes);
  if (!others) return votes;
  const voted = await votedHeads(tx, ballot.association, ballot.resolutionId);
  const barred = state.exclusions.map(({ party }) => party);
  const rest = concernedHeads(seats.heads, electorate).flatMap(({ head }): RoomVote[] => {
    const { entitlementId, holders } = head;
    if (!entitlementId) return [];
    const listed = votes.filter((vote) => vote.entitlementId === entitlementId);
    const taken = [...listed, ...(voted.get(entitlementId) ?? [])];
    const isFree = (by: Representation | null) =>
      by?.channel === "room" && !isExcluded({ holders, carrier: by.carrier }, barred);
    const parts = partsOf(head).filter(({ by }) => isFree(by));
    if (parts.length === 0 || taken.some(({ lots }) => lots.length === 0)) return [];
    const own = parts.flatMap(({ lots }) => lots.map(({ lotId }) => lotId));
    const free = own.filter((lot) => taken.every(({ lots }) => !lots.includes(lot)));
    if (votesOfLotIds(head, free, electorate) === 0n) return [];
    const lots = free.length < head.lots.length ? free : [];
    return [{ entitlementId, choice: others, lots, derived: true as const }];
  });
  return [...votes, ...rest];
}

/**
 * The operator encodes what people in the room say, one by one or all but a few. Who voted
 * himself already is left alone unless he is listed; who is at a distance votes himself, unless he is
 * on the telephone alone: what he says when his name is called is taken down, never derived.
 * Returns how many votes were kept. @throws DomainError `ballot.choice-missing` when it is none
 */
export function castInRoom(
  actor: Actor,
  association: AssociationId,
  { resolutionId, ...said }: CastInRoom,
): Promise<number> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const { meetingId, itemId, isLimited } = await shareBallot(tx, association, resolutionId);
    // Who is not listed is looked for in the whole roll, only where all others vote too.
    const heads = said.others ? null : said.votes.map(({ entitlementId }) => entitlementId);
    const seats = await loadSeats(tx, association, meetingId, heads);
    const state = await ballotState(tx, association, resolutionId);
    refuseState(state);
    const ballot = { association, meetingId, resolutionId };
    const electorate = isLimited
      ? await electorateOf(tx, association, meetingId, resolutionId)
      : null;
    const headOf = headsOf(seats);
    const partsOf = seatsOn(seats, now().epochMilliseconds, itemId);
    const room = { seats, partsOf, state, electorate };
    const votes = await roomVotes(tx, ballot, room, said);
    if (votes.length === 0) throw new DomainError("ballot.choice-missing");
    const far = votes.flatMap(({ entitlementId }) => partsOf(headOf(entitlementId)));
    const isFar = far.some(({ by }) => by?.channel === "remote");
    const line = isFar ? await lineOf(tx, association, meetingId) : NO_LINE;
    const refusalOf = (by: Representation | null) => refuseHearing(by, line.telephone, line.cut);
    const casts = inOrder(votes).flatMap(({ entitlementId, choice, lots, derived = false }) => {
      const head = headOf(entitlementId);
      const parts = partsOf(head);
      const claims = claimed(head, parts, lots, (by) => refusalOf(by) === null);
      if (claims.length === 0 || claims === "ballot.lot-of-another") {
        const isCut = parts.some(({ by }) => refusalOf(by) === "ballot.line-lost");
        const refusal = isCut ? "ballot.line-lost" : "ballot.not-in-room";
        throw new DomainError(refusal, { number: head.number });
      }
      return castsFor(head, claims, electorate, { choice, byOperator: true, derived });
    });
    for (const cast of casts) refuseConflict(state, cast);
    const cast = casts.map(({ entitlementId }) => entitlementId);
    await keepVotes(tx, actor, ballot, casts, await nextSequences(tx, ballot, cast));
    return casts.length;
  });
}
