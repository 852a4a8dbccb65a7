import { recordProof } from "#server/documents/delivery/delivery.service.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { isAfter, isBefore, noonOf, plainDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { completeDeadline, setDeadline } from "#server/registry/deadline/deadline.service.ts";
import { mayPlanMeeting } from "../meeting/meeting.policy.ts";
import { type LockedMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import { latestNotice } from "../meeting/meeting.rules.ts";
import {
  convenedOn,
  lettersToPost,
  type NoticeStatus,
  noticeStatus,
} from "./convocation.queries.ts";
import type { RecordPosting } from "./convocation.schema.ts";

/**
 * Closes the term of the notice once it is proven for everybody, and opens it again when a
 * mail comes back (AD-02); tells how far it is.
 */
async function settle(
  tx: Tx,
  association: AssociationId,
  { id, on }: LockedMeeting,
): Promise<NoticeStatus> {
  const status = await noticeStatus(tx, association, id);
  if (status.unproven === 0) await completeDeadline(tx, association, "assembly.notice", id);
  else await setDeadline(tx, association, "assembly.notice", id, latestNotice(on), "3.87 §3");
  return status;
}

/**
 * Records that registered letters were handed to the post on a day. A day past the
 * lawful one is recorded all the same: it is a fact, and the breach is shown with its
 * article (AD-01, AD-02). Returns for how many people the notice is late or unproven.
 */
export function recordPosting(
  actor: Actor,
  association: AssociationId,
  { meetingId, deliveryIds, depositedOn, postingNumber }: RecordPosting,
): Promise<Readonly<{ posted: number; late: number; unproven: number }>> {
  return write(actor, association, async (tx) => {
    authorize(mayPlanMeeting(actor, association));
    const meeting = await lockMeeting(tx, association, meetingId);
    if (meeting.stage === "draft") throw new DomainError("convocation.not-sent");
    const on = plainDate(depositedOn);
    const from = await convenedOn(tx, association, meetingId);
    if (isBefore(on, from) || isAfter(on, today())) {
      throw new DomainError(
        "convocation.deposit-impossible",
        { from: noonOf(from) },
        "depositedOn",
      );
    }
    const letters = await lettersToPost(tx, association, meetingId, deliveryIds);
    if (letters.length === 0) throw new DomainError("convocation.nothing-to-post");
    for (const id of letters) {
      await recordProof(tx, association, id, { kind: "posted", on, evidence: postingNumber });
    }
    const { late, unproven } = await settle(tx, association, meeting);
    const posted = letters.length;
    const payload = { meetingId, posted, late };
    await record(tx, actor, association, "assembly/notice.posted", payload);
    return { posted, late, unproven };
  });
}

/** After the mails have left: the notice may already be proven for everybody. */
export function settleNotice(
  actor: Actor,
  association: AssociationId,
  meetingId: string,
): Promise<number> {
  return write(actor, association, async (tx) => {
    authorize(mayPlanMeeting(actor, association));
    const meeting = await lockMeeting(tx, association, meetingId);
    const { unproven } = await settle(tx, association, meeting);
    await record(tx, actor, association, "assembly/notice.settled", { meetingId, unproven });
    return unproven;
  });
}
