import type { Actor } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { nowColumn } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { holdMeeting } from "../attendance/floor.queries.ts";
import { mayDraftMinutes } from "./minutes.policy.ts";
import type { SaveProse } from "./minutes.schema.ts";
import { keptProse } from "./prose.rules.ts";

/**
 * Writes what stands around the facts of an item, until the minutes are final: the facts themselves
 * come from the meeting and are nobody's to write.
 * @throws DomainError `ballot.meeting-not-open`, `minutes.already-frozen`
 */
export function saveProse(
  actor: Actor,
  association: AssociationId,
  { meetingId, position, before, after }: SaveProse,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayDraftMinutes(actor, association));
    await holdMeeting(tx, association, meetingId);
    const of = { associationId: association, meetingId };
    if ((await tx.meetingOpening.count({ where: of })) === 0) {
      throw new DomainError("ballot.meeting-not-open");
    }
    if ((await tx.minutes.count({ where: of })) > 0) {
      throw new DomainError("minutes.already-frozen");
    }
    const item = await tx.agendaItem.findUnique({
      where: { associationId_meetingId_position: { ...of, position } },
      select: { id: true },
    });
    if (!item) throw notFound();
    const key = { associationId: association, itemId: item.id };
    const said = { before: keptProse(before), after: keptProse(after), writtenAt: nowColumn() };
    await tx.minutesProse.upsert({
      where: { associationId_itemId: key },
      create: { ...key, ...said },
      update: said,
    });
    await record(tx, actor, association, "assembly/minutes.written", {
      meetingId,
      itemId: item.id,
    });
  });
}
