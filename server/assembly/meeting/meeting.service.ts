import type { Actor } from "#server/kernel/actor.ts";
import {
  isBefore,
  legalInstant,
  noonOf,
  type PlainDate,
  plainDate,
} from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, now, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { completeDeadline, setDeadline } from "#server/registry/deadline/deadline.service.ts";
import { rulesAt } from "../ballot/ballot.rules.ts";
import { authorizeConvening } from "../convening/authority.service.ts";
import { convenerOf } from "../convening/convener.queries.ts";
import { mayPlanMeeting } from "./meeting.policy.ts";
import { type LockedMeeting, lockMeeting } from "./meeting.queries.ts";
import {
  judgeSecondSession,
  latestNotice,
  retryDates,
  secondSessionDates,
  unanimityRetry,
} from "./meeting.rules.ts";
import type { MeetingDetails, MeetingRef, UpdateMeeting } from "./meeting.schema.ts";

/** What is wrong with a plan before anything is sent; a fact would be recorded instead. */
async function columnsOf(tx: Tx, association: AssociationId, details: MeetingDetails) {
  const { kind, on, time, place, consultation, language, urgencyReason } = details;
  const { remoteAllowed, conferenceUrl, conferencePhone } = details;
  const { languages } = await tx.association.findUniqueOrThrow({
    where: { id: association },
    select: { languages: true },
  });
  if (!languages.includes(language)) {
    throw new DomainError("meeting.language-unknown", {}, "language");
  }
  // Taking part at a distance means hearing and speaking, not only voting (art. 3.87 §1).
  if (remoteAllowed && !conferenceUrl && !conferencePhone) {
    throw new DomainError("meeting.conference-missing", {}, "conferenceUrl");
  }
  const startsAt = legalInstant(plainDate(on), time);
  const rules = rulesAt(plainDate(on));
  if (!rules || Temporal.Instant.compare(startsAt, now()) <= 0) {
    throw new DomainError("meeting.in-the-past", {}, "on");
  }
  return {
    kind,
    startsAt: new Date(startsAt.epochMilliseconds),
    place,
    remoteAllowed,
    conferenceUrl,
    conferencePhone,
    consultation,
    language,
    urgencyReason,
    rulesVersion: rules.version,
  };
}

/** The notice has a last lawful day from the moment a meeting has a date (art. 3.87 §3). */
export function setNoticeDeadline(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  on: string,
) {
  const due = latestNotice(plainDate(on));
  return setDeadline(tx, association, "assembly.convocation", meetingId, due, "3.87 §3");
}

/**
 * Plans a meeting as a draft, inside the use case that asks for it: with the term of its notice, unless
 * somebody convenes it in the syndic's stead. Returns its id.
 */
export async function planMeeting(
  tx: Tx,
  association: AssociationId,
  details: MeetingDetails,
  isSyndics = true,
): Promise<string> {
  const columns = await columnsOf(tx, association, details);
  const id = newRowId();
  await tx.meeting.create({
    data: { ...columns, associationId: association, id, session: 1, createdAt: nowColumn() },
  });
  if (isSyndics) await setNoticeDeadline(tx, association, id, details.on);
  return id;
}

/** Plans a meeting as a draft. Returns its id. */
export function createMeeting(
  actor: Actor,
  association: AssociationId,
  details: MeetingDetails,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayPlanMeeting(actor, association));
    const id = await planMeeting(tx, association, details);
    await record(tx, actor, association, "assembly/meeting.planned", { meetingId: id });
    return id;
  });
}

/** A draft, locked, for who may plan. @throws DomainError once it is convened */
export async function lockDraft(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  meetingId: string,
): Promise<LockedMeeting> {
  await authorizeConvening(tx, actor, association, meetingId);
  const meeting = await lockMeeting(tx, association, meetingId);
  // What was convened is what is held: a change needs a new notice (art. 3.87 §3).
  if (meeting.stage !== "draft") throw new DomainError("meeting.already-convened");
  return meeting;
}

/** A second session waits fifteen days after the first (art. 3.87 §5). */
export function refuseEarlySecondSession(meeting: LockedMeeting, on: string): void {
  if (!meeting.firstOn) return;
  if (judgeSecondSession(meeting.firstOn, plainDate(on)) !== "too-early") return;
  const { proposed } = secondSessionDates(meeting.firstOn, today());
  throw new DomainError("meeting.second-session-too-early", { earliest: noonOf(proposed) }, "on");
}

/** Those present decide alone thirty days after the absence, not before (art. 3.88 §4). */
export function refuseEarlyRetry(failedOn: PlainDate, on: string): void {
  if (!isBefore(plainDate(on), unanimityRetry(failedOn))) return;
  const { earliest } = retryDates(failedOn, today());
  throw new DomainError("meeting.retry-too-early", { earliest: noonOf(earliest) }, "on");
}

/**
 * Puts a draft under the rules of its day, where they have become known since it was planned
 * (R-GEN-09). The notice then says the majorities of that day.
 */
export async function keepRulesOfDay(
  tx: Tx,
  association: AssociationId,
  { id, on, rulesVersion }: LockedMeeting,
): Promise<void> {
  const version = rulesAt(on)?.version;
  if (!version || version === rulesVersion) return;
  await tx.meeting.update({
    where: { associationId_id: { associationId: association, id } },
    data: { rulesVersion: version },
  });
}

/** Changes a meeting while it is a draft. */
export function updateMeeting(
  actor: Actor,
  association: AssociationId,
  { meetingId, ...details }: UpdateMeeting,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const meeting = await lockDraft(tx, actor, association, meetingId);
    refuseEarlySecondSession(meeting, details.on);
    if (meeting.retryOfOn) refuseEarlyRetry(meeting.retryOfOn, details.on);
    const data = await columnsOf(tx, association, details);
    await tx.meeting.update({
      where: { associationId_id: { associationId: association, id: meetingId } },
      data,
    });
    const convener = await convenerOf(tx, association, meetingId);
    if (!convener?.partyId) await setNoticeDeadline(tx, association, meetingId, details.on);
    await record(tx, actor, association, "assembly/meeting.changed", { meetingId });
  });
}

/** Drops a draft with its agenda; what was convened stays. */
export function discardMeeting(
  actor: Actor,
  association: AssociationId,
  { meetingId }: MeetingRef,
): Promise<void> {
  return write(actor, association, async (tx) => {
    await lockDraft(tx, actor, association, meetingId);
    const ofMeeting = { where: { associationId: association, meetingId } };
    await tx.quote.deleteMany(ofMeeting);
    await tx.auditorReport.deleteMany(ofMeeting);
    await tx.resolution.deleteMany(ofMeeting);
    await tx.agendaProposal.updateMany({
      where: { associationId: association, item: { meetingId } },
      data: { itemId: null },
    });
    await tx.agendaItem.deleteMany(ofMeeting);
    await tx.agendaOmission.deleteMany(ofMeeting);
    await tx.proxy.deleteMany(ofMeeting);
    // A request that it took up waits again, and its thirty days with it.
    await tx.requestMeeting.deleteMany(ofMeeting);
    await tx.meetingConvener.deleteMany(ofMeeting);
    await tx.meeting.delete({
      where: { associationId_id: { associationId: association, id: meetingId } },
    });
    await completeDeadline(tx, association, "assembly.convocation", meetingId);
    await completeDeadline(tx, association, "assembly.court-order", meetingId);
    await record(tx, actor, association, "assembly/meeting.discarded", { meetingId });
  });
}
