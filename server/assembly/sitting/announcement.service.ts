import { type Person, partiesOf } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, now } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { loadSeats } from "../attendance/floor.queries.ts";
import { seatsOn } from "../attendance/floor.rules.ts";
import { mayAskToVote, mayRunBallot } from "../ballot/ballot.policy.ts";
import { type BallotState, ballotState, holdText, shareBallot } from "../ballot/ballot.queries.ts";
import { closingTime } from "./announcement.rules.ts";
import type { AnnounceClosing, TextInHand } from "./sitting.schema.ts";

/** @throws DomainError unless votes are being cast on it at this moment */
function refuseState(state: BallotState): void {
  if (!state.opened) throw new DomainError("ballot.not-open");
  if (state.closed) throw new DomainError("ballot.closed");
  if (state.paused) throw new DomainError("ballot.paused");
}

/** Keeps when an open ballot closes, in the transaction of whatever set it. */
export async function keepAnnouncement(
  tx: Tx,
  actor: Person,
  association: AssociationId,
  { resolutionId, closesAt }: TextInHand & Readonly<{ closesAt: number }>,
): Promise<void> {
  const id = newRowId();
  await tx.closingAnnouncement.create({
    data: {
      ...{ associationId: association, id, resolutionId, closesAt: new Date(closesAt) },
      at: new Date(now().epochMilliseconds),
      recordedBy: actor.displayName,
    },
  });
  const told = { resolutionId, announcementId: id };
  await record(tx, actor, association, "assembly/closing.announced", told);
}

/**
 * Tells everybody when an open ballot closes: a minute from now at the least. Told again, it gives
 * more time, counted from what was told before; never less. Returns that moment.
 */
export function announceClosing(
  actor: Person,
  association: AssociationId,
  { resolutionId, seconds }: AnnounceClosing,
): Promise<Temporal.Instant> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    const { state } = await holdText(tx, association, resolutionId);
    refuseState(state);
    const before = state.closesAt?.getTime() ?? null;
    const closesAt = closingTime(before, now().epochMilliseconds, seconds);
    await keepAnnouncement(tx, actor, association, { resolutionId, closesAt });
    return Temporal.Instant.fromEpochMilliseconds(closesAt);
  });
}

/**
 * A voter asks the chair for more time. Once is enough until the chair has answered by putting the
 * closing off: asked again before, it is the same request.
 */
export function askTime(
  actor: Person,
  association: AssociationId,
  { resolutionId }: TextInHand,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayAskToVote(actor, association));
    const { meetingId, itemId } = await shareBallot(tx, association, resolutionId);
    const seats = await loadSeats(tx, association, meetingId, null);
    const parties = partiesOf(actor, association);
    const moment = now().epochMilliseconds;
    const partsOf = seatsOn(seats, moment, itemId);
    // Whoever votes for nobody at this moment is told nothing of the ballot.
    const partyId = seats.heads
      .flatMap((head) => partsOf(head).map(({ by }) => by?.carrier))
      .find((carrier) => carrier !== undefined && parties.includes(carrier));
    if (!partyId) throw notFound();
    refuseState(await ballotState(tx, association, resolutionId));
    const [open] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM time_request q
      WHERE q.association_id = ${association}::uuid AND q.resolution_id = ${resolutionId}::uuid
        AND q.party_id = ${partyId}::uuid
        AND NOT EXISTS (SELECT FROM closing_announcement c
          WHERE c.association_id = q.association_id AND c.resolution_id = q.resolution_id
            AND c.at > q.at)`;
    if (open) return;
    const id = newRowId();
    const row = { associationId: association, id, resolutionId, partyId };
    await tx.timeRequest.create({ data: { ...row, at: new Date(moment) } });
    const told = { resolutionId, requestId: id };
    await record(tx, actor, association, "assembly/time.requested", told);
  });
}
