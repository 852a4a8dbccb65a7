import type { Actor } from "#server/kernel/actor.ts";
import { legalInstant, noonOf, plainDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { copyAgenda } from "../agenda/agenda.service.ts";
import { rulesAt } from "../ballot/ballot.rules.ts";
import { carryProxies } from "../proxy/proxy.service.ts";
import { mayPlanMeeting } from "./meeting.policy.ts";
import { type LockedMeeting, lockMeeting, wallClock } from "./meeting.queries.ts";
import { judgeNotice, judgeSecondSession, secondSessionDates } from "./meeting.rules.ts";
import type { PlanNewMeeting } from "./meeting.schema.ts";
import { setNoticeDeadline } from "./meeting.service.ts";

/** The day asked for, if lawful, or the first one that is (art. 3.87 §5, R-AG-31). */
function secondSessionDay(first: LockedMeeting, asked: string | undefined): string {
  const { proposed } = secondSessionDates(first.on, today());
  if (!asked) return proposed.toString();
  const on = plainDate(asked);
  const isLate = judgeNotice(today(), on, null) === "late";
  if (isLate || judgeSecondSession(first.on, on) === "too-early") {
    throw new DomainError("meeting.second-session-too-early", { earliest: noonOf(proposed) }, "on");
  }
  return asked;
}

/**
 * Plans the second session of a meeting opened without quorum, as a draft with the same
 * agenda; its proxies stay good for it (R-AG-50). Returns its id.
 */
export function planSecondSession(
  actor: Actor,
  association: AssociationId,
  { meetingId, on, time }: PlanNewMeeting,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayPlanMeeting(actor, association));
    const first = await lockMeeting(tx, association, meetingId);
    if (first.stage !== "failed" || first.session !== 1) {
      throw new DomainError("meeting.quorum-not-failed");
    }
    const key = { associationId: association, firstSessionId: meetingId };
    if (await tx.meeting.findFirst({ where: key, select: { id: true } })) {
      throw new DomainError("meeting.second-session-planned");
    }
    const day = secondSessionDay(first, on);
    const startsAt = legalInstant(plainDate(day), time ?? wallClock(first.startsAt).time);
    const id = newRowId();
    await tx.meeting.create({
      data: {
        associationId: association,
        id,
        kind: first.kind,
        session: 2,
        firstSessionId: meetingId,
        startsAt: new Date(startsAt.epochMilliseconds),
        place: first.place,
        remoteAllowed: first.remoteAllowed,
        conferenceUrl: first.conferenceUrl,
        conferencePhone: first.conferencePhone,
        consultation: first.consultation,
        language: first.language,
        rulesVersion: rulesAt(plainDate(day))?.version ?? first.rulesVersion,
        createdAt: nowColumn(),
      },
    });
    await copyAgenda(tx, association, meetingId, id);
    await carryProxies(tx, association, meetingId, id);
    await setNoticeDeadline(tx, association, id, day);
    await record(tx, actor, association, "assembly/second-session.planned", { meetingId: id });
    return id;
  });
}
