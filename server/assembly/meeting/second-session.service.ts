import type { Actor } from "#server/kernel/actor.ts";
import { noonOf, plainDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { convenerOf } from "../convening/convener.queries.ts";
import { mayConvene } from "../convening/convening.policy.ts";
import { keepSameConvener } from "../convening/convening.service.ts";
import { conveneIn } from "../convocation/convocation.service.ts";
import { carryProxies } from "../proxy/proxy.service.ts";
import { draftFollowing } from "./following.service.ts";
import { mayPlanMeeting } from "./meeting.policy.ts";
import { type LockedMeeting, lockMeeting } from "./meeting.queries.ts";
import { judgeNotice, judgeSecondSession, secondSessionDates } from "./meeting.rules.ts";
import type { PlanNewMeeting } from "./meeting.schema.ts";

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
 * Drafts the second session in the caller's transaction; its proxies stay good for it (R-AG-50). Who
 * convened the first in the syndic's stead convenes this one, too; so does a syndic, where there is one.
 */
async function draftSecondSession(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { meetingId, on, time }: PlanNewMeeting,
): Promise<string> {
  const convener = await convenerOf(tx, association, meetingId);
  const isHis = mayConvene(actor, association, convener);
  authorize(isHis || mayPlanMeeting(actor, association));
  const first = await lockMeeting(tx, association, meetingId);
  if (first.stage !== "failed" || first.session !== 1) {
    throw new DomainError("meeting.quorum-not-failed");
  }
  const key = {
    ...{ associationId: association, firstSessionId: meetingId },
    withdrawal: { is: null },
  };
  if (await tx.meeting.findFirst({ where: key, select: { id: true } })) {
    throw new DomainError("meeting.second-session-planned");
  }
  const day = secondSessionDay(first, on);
  const id = await draftFollowing(tx, association, first, {
    day,
    time,
    kind: first.kind,
    session: 2,
    firstSessionId: meetingId,
  });
  if (convener && isHis) await keepSameConvener(tx, association, id, convener);
  await carryProxies(tx, association, meetingId, id, { second: true });
  await record(tx, actor, association, "assembly/second-session.planned", { meetingId: id });
  return id;
}

/**
 * Plans the second session of a meeting opened without quorum, as a draft with the same agenda, to
 * be looked through before its notice leaves. Returns its id.
 */
export function planSecondSession(
  actor: Actor,
  association: AssociationId,
  input: PlanNewMeeting,
): Promise<string> {
  return write(actor, association, (tx) => draftSecondSession(tx, actor, association, input));
}

/**
 * Convenes the second session at once: the same agenda, a notice of its own, on a day that leaves
 * both its fifteen days and those between the sessions. All of it happens, or none. Returns its id.
 */
export function conveneSecondSession(
  actor: Actor,
  association: AssociationId,
  input: PlanNewMeeting,
): Promise<string> {
  return write(actor, association, async (tx) => {
    const id = await draftSecondSession(tx, actor, association, input);
    await conveneIn(tx, actor, association, id);
    return id;
  });
}
