import type { Actor } from "#server/kernel/actor.ts";
import { isAfter, isBefore, noonOf, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { completeDeadline } from "#server/registry/deadline/deadline.service.ts";
import { authorizeConvening } from "../convening/authority.service.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import type { PostOccupantNotice } from "./occupant.schema.ts";

/**
 * Records that the sheet for occupants hangs somewhere since a day, late or not: what happened is
 * recorded, and the task is done.
 * @throws DomainError `occupants.not-made`, `occupants.posted-impossible`
 */
export function postOccupantNotice(
  actor: Actor,
  association: AssociationId,
  { meetingId, postedOn, place }: PostOccupantNotice,
): Promise<void> {
  return write(actor, association, async (tx) => {
    await authorizeConvening(tx, actor, association, meetingId);
    const key = { associationId: association, meetingId };
    const notice = await tx.occupantNotice.findUnique({
      where: { associationId_meetingId: key },
      select: { madeAt: true },
    });
    if (!notice) throw new DomainError("occupants.not-made");
    const on = plainDate(postedOn);
    const madeOn = dayOf(notice.madeAt);
    if (isBefore(on, madeOn) || isAfter(on, today())) {
      throw new DomainError("occupants.posted-impossible", { from: noonOf(madeOn) }, "postedOn");
    }
    const id = newRowId();
    await tx.occupantPosting.create({
      data: { ...key, id, postedOn: toColumn(on), place, recordedAt: nowColumn() },
    });
    await completeDeadline(tx, association, "assembly.occupants", meetingId);
    const fact = { meetingId, postingId: id };
    await record(tx, actor, association, "assembly/occupants.sheet-posted", fact);
  });
}
