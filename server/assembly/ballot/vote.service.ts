import { type Actor, type Person, partiesOf } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { now } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import type { ReceiptV1 } from "#server/proof/receipt/receipt.schema.ts";
import { issueReceipt } from "#server/proof/receipt/receipt.service.ts";
import { admittedParties } from "../attendance/admission.queries.ts";
import { loadSeats, stepUpFor } from "../attendance/floor.queries.ts";
import type { FloorHead, Seats } from "../attendance/floor.rules.ts";
import { isLate } from "../sitting/announcement.rules.ts";
import { mayRunBallot } from "./ballot.policy.ts";
import { type BallotState, ballotState, shareBallot, votedHeads } from "./ballot.queries.ts";
import type { CastInRoom, CastVotes } from "./ballot.schema.ts";
import { isExcluded } from "./count.rules.ts";
import { electorateOf } from "./electorate.queries.ts";
import { concernedHeads, type Electorate, votesOfHead } from "./electorate.rules.ts";
import { type Ballot, type Cast, keepVotes } from "./keeping.service.ts";
import { refuseVote, type SeatOf, seatsOn } from "./vote.rules.ts";

type HeadVote = CastVotes["votes"][number];

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

/** Only who bears the charges of the part has a vote (R-AG-42). */
function votesOn(electorate: Electorate | null, head: FloorHead): bigint {
  const votes = votesOfHead(head, electorate);
  if (electorate && votes === 0n) {
    throw new DomainError("ballot.not-concerned", { number: head.number, part: electorate.name });
  }
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
  { resolutionId, votes }: CastVotes,
): Promise<ReceiptV1[]> {
  const events = await write(actor, association, async (tx) => {
    const { meetingId, itemId, isLimited } = await shareBallot(tx, association, resolutionId);
    const heads = votes.map(({ entitlementId }) => entitlementId);
    const seats = await loadSeats(tx, association, meetingId, heads);
    const moment = now().epochMilliseconds;
    const parties = partiesOf(actor, association);
    const electorate = isLimited
      ? await electorateOf(tx, association, meetingId, resolutionId)
      : null;
    const headOf = headsOf(seats);
    const seatOf = seatsOn(seats, moment, itemId);
    const casts = inOrder(votes).map(({ entitlementId, choice }) => {
      const head = headOf(entitlementId);
      const refusal = refuseVote(seats, head, { parties, moment, itemId });
      if (refusal) throw new DomainError(refusal);
      const seat = seatOf(head);
      if (!seat) throw notFound();
      const own = votesOn(electorate, head);
      return { head, entitlementId, seat, votes: own, choice, byOperator: false, derived: false };
    });
    const state = await ballotState(tx, association, resolutionId);
    refuseState(state);
    // By the server's clock alone: what was told to all holds for all who vote themselves. What the
    // operator saw in the room before is encoded when he can.
    if (isLate(state.closesAt?.getTime() ?? null, now().epochMilliseconds)) {
      throw new DomainError("ballot.closing-past");
    }
    for (const cast of casts) refuseConflict(state, cast);
    const remote = casts.filter(({ seat }) => seat.channel === "remote");
    if (remote.length > 0 && !(await stepUpFor(tx, actor.accountId, meetingId))) {
      const admitted = await admittedParties(tx, association, meetingId);
      if (!remote.every(({ seat }) => admitted.has(seat.carrier))) {
        throw new DomainError("access.step-up-required");
      }
    }
    return keepVotes(tx, actor, { association, meetingId, resolutionId }, casts);
  });
  return events.map(issueReceipt);
}

type Room = Readonly<{
  seats: Seats;
  seatOf: SeatOf;
  state: BallotState;
  electorate: Electorate | null;
}>;

type RoomVote = HeadVote & Readonly<{ derived?: true }>;

/** What the operator lists, and the same choice for all others in the room who may still vote. */
async function roomVotes(
  tx: Tx,
  ballot: Ballot,
  { seats, seatOf, state, electorate }: Room,
  { votes, others }: Pick<CastInRoom, "votes" | "others">,
): Promise<readonly RoomVote[]> {
  if (!others) return votes;
  const said = new Set(votes.map(({ entitlementId }) => entitlementId));
  const voted = await votedHeads(tx, ballot.association, ballot.resolutionId);
  const barred = state.exclusions.map(({ party }) => party);
  const rest = concernedHeads(seats.heads, electorate).flatMap(({ head }) => {
    const { entitlementId, holders } = head;
    if (!entitlementId || said.has(entitlementId) || voted.has(entitlementId)) return [];
    const seat = seatOf(head);
    if (seat?.channel !== "room" || isExcluded({ holders, carrier: seat.carrier }, barred))
      return [];
    return [{ entitlementId, choice: others, derived: true as const }];
  });
  return [...votes, ...rest];
}

/**
 * The operator encodes what people in the room say, one by one or all but a few. Who voted
 * himself already is left alone unless he is listed; who is at a distance votes himself.
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
    const seatOf = seatsOn(seats, now().epochMilliseconds, itemId);
    const room = { seats, seatOf, state, electorate };
    const votes = await roomVotes(tx, ballot, room, said);
    if (votes.length === 0) throw new DomainError("ballot.choice-missing");
    const casts = inOrder(votes).map(({ entitlementId, choice, derived = false }) => {
      const head = headOf(entitlementId);
      const seat = seatOf(head);
      if (seat?.channel !== "room") {
        throw new DomainError("ballot.not-in-room", { number: head.number });
      }
      refuseConflict(state, { head, seat });
      const own = votesOn(electorate, head);
      return { head, entitlementId, seat, votes: own, choice, byOperator: true, derived };
    });
    await keepVotes(tx, actor, ballot, casts);
    return votes.length;
  });
}
