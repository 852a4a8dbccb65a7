import type { Actor } from "#server/kernel/actor.ts";
import { noonOf, type PlainDate, plainDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { convenerOf } from "../convening/convener.queries.ts";
import { draftFollowing } from "../meeting/following.service.ts";
import { mayPlanMeeting } from "../meeting/meeting.policy.ts";
import { type LockedMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import { correctedDay, judgeCorrection } from "../meeting/meeting.rules.ts";
import type { CorrectNotice } from "../meeting/meeting.schema.ts";
import { carryProxies } from "../proxy/proxy.service.ts";
import { endTerms } from "./terms.service.ts";

/** The day asked for, if a new notice can still leave for it; without one, the first that is lawful. */
function dayFor(meeting: LockedMeeting, asked: string | undefined): PlainDate {
  const { firstOn, retryOfOn } = meeting;
  const plan = { sentOn: today(), firstOn, retryOfOn, urgencyReason: meeting.urgencyReason };
  const proposed = correctedDay(meeting.on, plan);
  if (!asked) return proposed;
  const on = plainDate(asked);
  if (judgeCorrection(on, plan)) return on;
  throw new DomainError("correction.too-soon", { earliest: noonOf(proposed) }, "on");
}

/**
 * Starts a corrected notice: a draft of its own with the same agenda, whose dates and delays are
 * judged anew. The notice that was sent stays as it is until the new one leaves. Returns its id.
 * @throws DomainError `correction.*`
 */
export function planCorrection(
  actor: Actor,
  association: AssociationId,
  { meetingId, on, time, reason }: CorrectNotice,
): Promise<string> {
  return write(actor, association, async (tx) => {
    // A meeting that somebody else convenes is his to convene again, or the judge's.
    authorize(
      mayPlanMeeting(actor, association) && !(await convenerOf(tx, association, meetingId)),
    );
    const sent = await lockMeeting(tx, association, meetingId);
    if (sent.stage !== "convened") throw new DomainError("correction.not-convened");
    const key = { associationId: association, replacesId: meetingId };
    if (await tx.meeting.findFirst({ where: key, select: { id: true } })) {
      throw new DomainError("correction.planned");
    }
    const day = dayFor(sent, on).toString();
    const id = await draftFollowing(tx, association, sent, {
      ...{ day, time, kind: sent.kind, session: sent.session === 2 ? 2 : 1 },
      ...(sent.firstSessionId && { firstSessionId: sent.firstSessionId }),
    });
    await tx.meeting.update({
      where: { associationId_id: { associationId: association, id } },
      data: {
        ...{ replacesId: meetingId, replacesReason: reason, urgencyReason: sent.urgencyReason },
        ...{ originalId: sent.originalId, revision: sent.revision + 1 },
      },
    });
    await record(tx, actor, association, "assembly/correction.planned", { meetingId: id });
    return id;
  });
}

/** What is being held, or was, is not called again. @throws DomainError `correction.too-late` */
export async function refuseLateCorrection(
  tx: Tx,
  association: AssociationId,
  { replacesId }: LockedMeeting,
): Promise<void> {
  if (!replacesId) return;
  const sent = await lockMeeting(tx, association, replacesId);
  if (sent.stage !== "convened") throw new DomainError("correction.too-late");
}

/**
 * The new notice takes the place of the one it corrects, which is kept as it was sent. Proxies for
 * that very day stay good, as do those of a second session, which serve it whenever it is held
 * (art. 3.87 §7); for another day a new one is asked.
 */
export async function withdrawReplaced(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  { id, on, replacesId, replacesReason }: LockedMeeting,
): Promise<void> {
  if (!replacesId) return;
  const sent = await lockMeeting(tx, association, replacesId);
  await tx.meetingWithdrawal.create({
    data: {
      ...{ associationId: association, meetingId: replacesId, successorId: id },
      ...{ reason: replacesReason ?? "", at: nowColumn() },
    },
  });
  if (sent.session === 2 || sent.on.equals(on)) await carryProxies(tx, association, replacesId, id);
  await endTerms(tx, association, replacesId);
  const fact = { meetingId: replacesId, successorId: id };
  await record(tx, actor, association, "assembly/meeting.withdrawn", fact);
}
