import type { Actor } from "#server/kernel/actor.ts";
import { noonOf, plainDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { missedUnanimities } from "../ballot/retry.queries.ts";
import { draftFollowing } from "./following.service.ts";
import { mayPlanMeeting } from "./meeting.policy.ts";
import { type LockedMeeting, lockMeeting } from "./meeting.queries.ts";
import { judgeNotice, retryDates } from "./meeting.rules.ts";
import type { PlanNewMeeting } from "./meeting.schema.ts";
import { refuseEarlyRetry } from "./meeting.service.ts";

/** The texts still to be put again. @throws DomainError where there are none */
async function textsToRetry(tx: Tx, association: AssociationId, meeting: LockedMeeting) {
  const missed =
    meeting.stage === "closed" ? await missedUnanimities(tx, association, meeting.id) : [];
  if (missed.length === 0) throw new DomainError("meeting.no-missed-unanimity");
  const waiting = missed.filter(({ retry }) => retry === null);
  if (waiting.length === 0) throw new DomainError("meeting.retry-planned");
  return waiting.map(({ resolutionId }) => resolutionId);
}

/** The day asked for, if lawful, or the first one that is by either reading. */
function retryDay(failed: LockedMeeting, asked: string | undefined): string {
  const { earliest, proposed } = retryDates(failed.on, today());
  if (!asked) return proposed.toString();
  refuseEarlyRetry(failed.on, asked);
  if (judgeNotice(today(), plainDate(asked), null) === "late") {
    throw new DomainError("meeting.retry-too-early", { earliest: noonOf(earliest) }, "on");
  }
  return asked;
}

/**
 * Plans, as a draft, the new meeting at which those present or represented may decide alone the
 * texts whose unanimity failed by absence: at least thirty days later, with a notice and a quorum
 * of its own (art. 3.88 §4, R-MAJ-05). Returns its id.
 */
export function planRetry(
  actor: Actor,
  association: AssociationId,
  { meetingId, on, time }: PlanNewMeeting,
): Promise<string> {
  return write(actor, association, async (tx) => {
    authorize(mayPlanMeeting(actor, association));
    const failed = await lockMeeting(tx, association, meetingId);
    const texts = await textsToRetry(tx, association, failed);
    const day = retryDay(failed, on);
    const id = await draftFollowing(tx, association, failed, {
      day,
      time,
      kind: "extraordinary",
      session: 1,
      texts,
    });
    await record(tx, actor, association, "assembly/retry.planned", { meetingId: id });
    return id;
  });
}
