import { lettersToPost, mailsToSend } from "#server/documents/delivery/delivery.queries.ts";
import { recordProof } from "#server/documents/delivery/delivery.service.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { isAfter, isBefore, noonOf, plainDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { associationOf, authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { authorizeConvening } from "../convening/authority.service.ts";
import type { RecordPosting } from "../convocation/convocation.schema.ts";
import type { Outgoing } from "../convocation/sending.service.ts";
import { mayPlanMeeting } from "../meeting/meeting.policy.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import { CANCELLATION } from "./cancellation.queries.ts";

/** The mails still to be sent of a meeting that was called off; null for any other. */
export function cancellationsToSend(
  actor: Actor,
  associationId: string,
  meetingId: string,
): Promise<Outgoing | null> {
  const association = associationOf(actor, associationId);
  authorize(mayPlanMeeting(actor, association));
  return read(actor, async (tx) => {
    const withdrawal = await tx.meetingWithdrawal.findUnique({
      where: { associationId_meetingId: { associationId: association, meetingId } },
      select: { successorId: true, notHeld: true, meeting: { select: { language: true } } },
    });
    if (!withdrawal || withdrawal.successorId || withdrawal.notHeld) return null;
    const of = { kind: CANCELLATION, subjectId: meetingId };
    const mails = await mailsToSend(tx, association, of);
    return { language: withdrawal.meeting.language, mails };
  });
}

/**
 * Records that letters calling a meeting off were handed to the post on a day, whenever that was.
 * @returns how many
 * @throws DomainError `cancellation.not-cancelled`, `convocation.deposit-impossible`,
 *   `convocation.nothing-to-post`
 */
export function recordCancellationPosting(
  actor: Actor,
  association: AssociationId,
  { meetingId, deliveryIds, depositedOn, postingNumber }: RecordPosting,
): Promise<number> {
  return write(actor, association, async (tx) => {
    await authorizeConvening(tx, actor, association, meetingId);
    const withdrawal = await tx.meetingWithdrawal.findUnique({
      where: { associationId_meetingId: { associationId: association, meetingId } },
      select: { at: true, successorId: true },
    });
    if (!withdrawal || withdrawal.successorId) throw new DomainError("cancellation.not-cancelled");
    const on = plainDate(depositedOn);
    const from = dayOf(withdrawal.at);
    if (isBefore(on, from) || isAfter(on, today())) {
      const details = { from: noonOf(from) };
      throw new DomainError("convocation.deposit-impossible", details, "depositedOn");
    }
    const of = { kind: CANCELLATION, subjectId: meetingId };
    const letters = await lettersToPost(tx, association, of, deliveryIds);
    if (letters.length === 0) throw new DomainError("convocation.nothing-to-post");
    for (const id of letters) {
      await recordProof(tx, association, id, { kind: "posted", on, evidence: postingNumber });
    }
    const fact = { meetingId, posted: letters.length };
    await record(tx, actor, association, "assembly/cancellation.posted", fact);
    return letters.length;
  });
}
