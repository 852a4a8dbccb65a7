import type { Actor } from "#server/kernel/actor.ts";
import { fromColumn, isAfter, isBefore, legalDate, plainDate } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { today } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { completeDeadline } from "#server/registry/deadline/deadline.service.ts";
import { holdMeeting } from "../attendance/floor.queries.ts";
import { mayDraftMinutes } from "./minutes.policy.ts";
import type { RecordSending } from "./minutes.schema.ts";

/**
 * Records the day the final minutes left for everybody entitled to them (art. 3.87 §12). A
 * day past the term is recorded all the same (AD-01). @returns whether it was in time
 * @throws DomainError `minutes.not-frozen`, `minutes.sent-impossible`
 */
export function recordSending(
  actor: Actor,
  association: AssociationId,
  { meetingId, sentOn }: RecordSending,
): Promise<boolean> {
  return write(actor, association, async (tx) => {
    authorize(mayDraftMinutes(actor, association));
    await holdMeeting(tx, association, meetingId);
    const key = { associationId: association, meetingId };
    const minutes = await tx.minutes.findUnique({
      where: { associationId_meetingId: key },
      select: { frozenAt: true },
    });
    if (!minutes) throw new DomainError("minutes.not-frozen");
    const on = plainDate(sentOn);
    const frozenOn = legalDate(Temporal.Instant.fromEpochMilliseconds(minutes.frozenAt.getTime()));
    if (isBefore(on, frozenOn) || isAfter(on, today())) {
      throw new DomainError("minutes.sent-impossible", {}, "sentOn");
    }
    const term = await tx.legalDeadline.findFirst({
      where: { associationId: association, kind: "assembly.minutes", subjectId: meetingId },
      select: { dueOn: true },
    });
    await completeDeadline(tx, association, "assembly.minutes", meetingId);
    await record(tx, actor, association, "assembly/minutes.sent", { meetingId, sentOn });
    return term === null || !isAfter(on, fromColumn(term.dueOn));
  });
}
