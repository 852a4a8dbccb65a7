import type { Actor } from "#server/kernel/actor.ts";
import {
  isAfter,
  isBefore,
  legalDate,
  noonOf,
  plainDate,
  toColumn,
} from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { completeDeadline } from "#server/registry/deadline/deadline.service.ts";
import { POSTING } from "./making.service.ts";
import { noticePolicy } from "./notice.policy.ts";
import { latestNotice } from "./notice.queries.ts";
import type { Posting } from "./notice.schema.ts";

/**
 * Records that a notice hangs at the entrance since a day, late or not: what happened is recorded.
 * The task is done when it is the notice that says what is true now.
 * @throws DomainError `notice.posted-in-the-future`, `notice.posted-before-made`
 */
export function postNotice(
  actor: Actor,
  association: AssociationId,
  { noticeId, postedOn, place }: Posting,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(noticePolicy["notice.post"](actor, association));
    const where = { associationId_id: { associationId: association, id: noticeId } };
    const notice = await tx.hallNotice.findUnique({
      where,
      select: { madeAt: true, mandateId: true },
    });
    if (!notice) throw notFound();
    const on = plainDate(postedOn);
    if (isAfter(on, today())) throw new DomainError("notice.posted-in-the-future", {}, "postedOn");
    const madeOn = legalDate(Temporal.Instant.fromEpochMilliseconds(notice.madeAt.getTime()));
    if (isBefore(on, madeOn)) {
      throw new DomainError("notice.posted-before-made", { made: noonOf(madeOn) }, "postedOn");
    }
    const id = newRowId();
    const row = { associationId: association, id, noticeId, postedOn: toColumn(on), place };
    await tx.hallPosting.create({
      data: { ...row, recordedAt: nowColumn() },
      select: { id: true },
    });
    const latest = await latestNotice(tx, association, notice.mandateId);
    if (latest?.id === noticeId) await completeDeadline(tx, association, POSTING, notice.mandateId);
    await record(tx, actor, association, "site/notice.posted", { noticeId, postingId: id });
  });
}
