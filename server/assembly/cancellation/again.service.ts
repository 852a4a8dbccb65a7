import type { Actor } from "#server/kernel/actor.ts";
import { noonOf, plainDate } from "#server/kernel/calendar.ts";
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
import { earliestMeeting, judgeCorrection } from "../meeting/meeting.rules.ts";
import type { PlanNewMeeting } from "../meeting/meeting.schema.ts";
import { requestsAnswered } from "./cancellation.queries.ts";
import { noticesOf } from "./cancelled.queries.ts";

/** The day asked for, if a notice can leave for it today; without one, the first that is lawful. */
function dayFor({ firstOn, retryOfOn }: LockedMeeting, asked: string | undefined): string {
  const earliest = earliestMeeting(today(), firstOn, retryOfOn);
  if (!asked) return earliest.toString();
  const plan = { sentOn: today(), firstOn, retryOfOn, urgencyReason: null };
  if (judgeCorrection(plainDate(asked), plan)) return asked;
  throw new DomainError("correction.too-soon", { earliest: noonOf(earliest) }, "on");
}

/** The points of a fifth are on its agenda: its notice answers them as the first one did. */
async function linkRequests(tx: Tx, association: AssociationId, from: LockedMeeting, to: string) {
  const notices = await noticesOf(tx, association, from.originalId);
  const requests = await requestsAnswered(tx, association, notices);
  await tx.requestMeeting.createMany({
    data: requests.map(({ id }) => ({
      ...{ associationId: association, requestId: id, meetingId: to, at: nowColumn() },
    })),
  });
}

/**
 * Drafts another meeting with the whole agenda of one that was called off or not held, with delays of
 * its own. Points asked in writing wait apart, to be put under their items. Returns its id.
 * @throws DomainError `cancellation.not-cancelled`, `correction.too-soon`
 */
export function planAgain(
  actor: Actor,
  association: AssociationId,
  { meetingId, on, time }: PlanNewMeeting,
): Promise<string> {
  return write(actor, association, async (tx) => {
    // What somebody else convenes, or a judge orders, is begun again as it was begun.
    authorize(
      mayPlanMeeting(actor, association) && !(await convenerOf(tx, association, meetingId)),
    );
    const earlier = await lockMeeting(tx, association, meetingId);
    const where = { associationId_meetingId: { associationId: association, meetingId } };
    const withdrawal = await tx.meetingWithdrawal.findUnique({ where });
    if (earlier.stage !== "withdrawn" || withdrawal?.successorId) {
      throw new DomainError("cancellation.not-cancelled");
    }
    const id = await draftFollowing(tx, association, earlier, {
      ...{ day: dayFor(earlier, on), time, kind: earlier.kind },
      session: earlier.session === 2 ? 2 : 1,
      ...(earlier.firstSessionId && { firstSessionId: earlier.firstSessionId }),
    });
    await linkRequests(tx, association, earlier, id);
    await record(tx, actor, association, "assembly/meeting.planned-again", { meetingId: id });
    return id;
  });
}
