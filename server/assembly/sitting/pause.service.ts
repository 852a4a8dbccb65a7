import type { Person } from "#server/kernel/actor.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, now, nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { holdMeeting } from "../attendance/floor.queries.ts";
import { mayRunBallot } from "../ballot/ballot.policy.ts";
import { closingAfter } from "./announcement.rules.ts";
import { keepAnnouncement } from "./announcement.service.ts";
import type { PauseMeeting, SittingRef } from "./sitting.schema.ts";
import { isInProgress } from "./speaking.queries.ts";

const standing = (association: AssociationId, meetingId: string) =>
  ({ associationId: association, meetingId, end: null }) as const;

/** Suspends a meeting for a reason: nobody votes, and no vote is opened or counted, until it goes on. */
export function pauseMeeting(
  actor: Person,
  association: AssociationId,
  { meetingId, reason }: PauseMeeting,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    await holdMeeting(tx, association, meetingId);
    if (!(await isInProgress(tx, association, meetingId))) {
      throw new DomainError("ballot.meeting-not-open");
    }
    if (await tx.meetingPause.count({ where: standing(association, meetingId) })) {
      throw new DomainError("sitting.paused");
    }
    const id = newRowId();
    const said = { id, meetingId, reason, recordedBy: actor.displayName };
    await tx.meetingPause.create({
      data: { associationId: association, at: nowColumn(), ...said },
    });
    await record(tx, actor, association, "assembly/meeting.paused", { meetingId, pauseId: id });
  });
}

/** What was announced before a pause is announced anew: the time that was left, a minute at least. */
async function announceAgain(
  tx: Tx,
  actor: Person,
  association: AssociationId,
  { meetingId, pausedAt }: SittingRef & Readonly<{ pausedAt: Date }>,
): Promise<void> {
  const open = await tx.resolution.findMany({
    where: { associationId: association, meetingId, opening: { isNot: null }, closure: null },
    select: { id: true, announcements: { orderBy: { closesAt: "desc" }, take: 1 } },
  });
  for (const { id: resolutionId, announcements } of open) {
    const before = announcements[0]?.closesAt.getTime();
    if (before === undefined || before <= pausedAt.getTime()) continue;
    const closesAt = closingAfter(before - pausedAt.getTime(), now().epochMilliseconds);
    await keepAnnouncement(tx, actor, association, { resolutionId, closesAt });
  }
}

/** The meeting goes on; who was voting gets back the time that was left to him. */
export function resumeMeeting(
  actor: Person,
  association: AssociationId,
  { meetingId }: SittingRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayRunBallot(actor, association));
    await holdMeeting(tx, association, meetingId);
    if (!(await isInProgress(tx, association, meetingId))) {
      throw new DomainError("ballot.meeting-not-open");
    }
    const pause = await tx.meetingPause.findFirst({ where: standing(association, meetingId) });
    if (!pause) throw new DomainError("sitting.not-paused");
    const end = { pauseId: pause.id, at: nowColumn(), recordedBy: actor.displayName };
    await tx.meetingResumption.create({ data: { associationId: association, ...end } });
    await announceAgain(tx, actor, association, { meetingId, pausedAt: pause.at });
    const told = { meetingId, pauseId: pause.id };
    await record(tx, actor, association, "assembly/meeting.resumed", told);
  });
}
