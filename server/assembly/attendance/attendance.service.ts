import { type Actor, type Person, partiesOf } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, now, nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { mayRunMeeting, mayTakePart } from "./attendance.policy.ts";
import type { FloorRef, RoomPerson } from "./attendance.schema.ts";
import { loadFloor, shareMeeting, stepUpFor } from "./floor.queries.ts";
import { type Floor, isConcernedBy, isExpected } from "./floor.rules.ts";
import { type Channel, type Happened, presentAt } from "./presence.rules.ts";

/**
 * The floor of a meeting that people can come to. @throws DomainError before or after
 * @param parties those of whom one at least must be concerned, when a person comes by himself
 */
export async function openFloor(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  parties?: readonly string[],
): Promise<Floor> {
  await shareMeeting(tx, association, meetingId);
  const floor = await loadFloor(tx, association, meetingId);
  // Whom the meeting does not concern learns nothing of how far it is.
  if (parties) authorize(isConcernedBy(floor, parties));
  if (floor.convenedAt === null) throw new DomainError("attendance.not-convened");
  if (floor.closedAt !== null) throw new DomainError("attendance.meeting-closed");
  // Whoever comes now was not there: its attendance sheet says who was.
  if (floor.onPaper) throw new DomainError("paper.in-hand");
  return floor;
}

type Move = Readonly<{
  meetingId: string;
  partyId: string;
  kind: "arrived" | "departed";
  channel: Channel;
  stepUpId: string | null;
}>;

/** Attendance is a dated fact; it is never changed, a later one follows. `happened`: now, if not said. */
export async function keep(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  move: Move,
  happened: Happened = { at: nowColumn(), recordedAt: null },
): Promise<void> {
  const id = newRowId();
  await tx.attendance.create({
    data: { ...move, ...happened, associationId: association, id },
  });
  await record(tx, actor, association, `assembly/attendance.${move.kind}`, {
    meetingId: move.meetingId,
    attendanceId: id,
  });
}

/** The operator lets somebody in, whom he sees and knows. Once is enough. */
export function checkIn(
  actor: Actor,
  association: AssociationId,
  { meetingId, partyId }: RoomPerson,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayRunMeeting(actor, association));
    const floor = await openFloor(tx, association, meetingId);
    if (!isExpected(floor, partyId)) throw new DomainError("attendance.not-expected");
    if (presentAt(floor.events, now().epochMilliseconds).get(partyId)?.channel === "room") return;
    await keep(tx, actor, association, {
      meetingId,
      partyId,
      kind: "arrived",
      channel: "room",
      stepUpId: null,
    });
  });
}

/** The operator notes that somebody left, from the room or the line. */
export function checkOut(
  actor: Actor,
  association: AssociationId,
  { meetingId, partyId }: RoomPerson,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayRunMeeting(actor, association));
    const floor = await openFloor(tx, association, meetingId);
    await depart(tx, actor, association, { floor, meetingId, partyId });
  });
}

type Departure = Readonly<{ floor: Floor; meetingId: string; partyId: string }>;

async function depart(tx: Tx, actor: Actor, association: AssociationId, move: Departure) {
  const { floor, meetingId, partyId } = move;
  const here = presentAt(floor.events, now().epochMilliseconds).get(partyId);
  if (!here) return;
  const { channel } = here;
  await keep(tx, actor, association, {
    meetingId,
    partyId,
    kind: "departed",
    channel,
    stepUpId: null,
  });
}

/**
 * A person comes at a distance, for every party he stands for that is expected. The notice
 * must allow it, and one strong identification proves who he is (art. 3.87 §1, R-AG-71).
 */
export function join(
  actor: Person,
  association: AssociationId,
  { meetingId }: FloorRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayTakePart(actor, association));
    const own = partiesOf(actor, association);
    const floor = await openFloor(tx, association, meetingId, own);
    const parties = own.filter((id) => isExpected(floor, id));
    if (parties.length === 0) throw notFound();
    if (!floor.remoteAllowed) throw new DomainError("attendance.remote-not-allowed");
    const stepUp = await stepUpFor(tx, actor.accountId, meetingId);
    if (!stepUp) throw new DomainError("access.step-up-required");
    const present = presentAt(floor.events, now().epochMilliseconds);
    for (const partyId of new Set(parties)) {
      if (present.has(partyId)) continue;
      const channel = "remote";
      await keep(tx, actor, association, {
        meetingId,
        partyId,
        kind: "arrived",
        channel,
        stepUpId: stepUp.id,
      });
    }
  });
}

/** A person leaves, wherever he was. */
export function leave(
  actor: Person,
  association: AssociationId,
  { meetingId }: FloorRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayTakePart(actor, association));
    const own = partiesOf(actor, association);
    const floor = await openFloor(tx, association, meetingId, own);
    for (const partyId of new Set(own)) {
      await depart(tx, actor, association, { floor, meetingId, partyId });
    }
  });
}
