import { lettersToPost } from "#server/documents/delivery/delivery.queries.ts";
import { recordProof } from "#server/documents/delivery/delivery.service.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { isAfter, isBefore, noonOf, type PlainDate, plainDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { authorizeConvening } from "../convening/authority.service.ts";
import { lockMeeting } from "../meeting/meeting.queries.ts";
import { CONVOCATION, convenedOn } from "./convocation.queries.ts";
import type { RecordPosting } from "./convocation.schema.ts";
import { noticeLetters } from "./posting.queries.ts";
import { settle } from "./sending.service.ts";

/** The first day they can have been deposited on: none of them left before it was made. */
async function madeFrom(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  deliveryIds: readonly string[],
): Promise<PlainDate> {
  const letters = await noticeLetters(tx, association, meetingId);
  return letters
    .filter(({ deliveryId }) => deliveryIds.includes(deliveryId))
    .map(({ madeOn }) => madeOn)
    .reduce(
      (last, day) => (isAfter(day, last) ? day : last),
      await convenedOn(tx, association, meetingId),
    );
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
    await authorizeConvening(tx, actor, association, meetingId);
    const meeting = await lockMeeting(tx, association, meetingId);
    if (meeting.stage === "draft") throw new DomainError("convocation.not-sent");
    const on = plainDate(depositedOn);
    const from = await madeFrom(tx, association, meetingId, deliveryIds);
    if (isBefore(on, from) || isAfter(on, today())) {
      throw new DomainError(
        "convocation.deposit-impossible",
        { from: noonOf(from) },
        "depositedOn",
      );
    }
    const of = { kind: CONVOCATION, subjectId: meetingId };
    const letters = await lettersToPost(tx, association, of, deliveryIds);
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
