import type { Person } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { placedTexts } from "../decision/decision.queries.ts";
import { mayDraftMinutes } from "./minutes.policy.ts";
import type { RecordDisagreement, WriteReport } from "./minutes.schema.ts";

/** What stands beside the act stands beside a final one. @throws DomainError `minutes.not-frozen` */
async function requireFinal(tx: Tx, association: AssociationId, meetingId: string) {
  const frozen = await tx.minutes.count({ where: { associationId: association, meetingId } });
  if (frozen === 0) throw new DomainError("minutes.not-frozen");
}

/**
 * Writes the narrative of a meeting, an annex that nobody signs (AD-05). What it said before stays on
 * record; empty takes it back. @throws DomainError `minutes.not-frozen`
 */
export function writeReport(
  actor: Person,
  association: AssociationId,
  { meetingId, text }: WriteReport,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayDraftMinutes(actor, association));
    await requireFinal(tx, association, meetingId);
    await tx.meetingReport.create({
      data: {
        ...{ associationId: association, id: newRowId(), meetingId, text },
        ...{ writtenAt: nowColumn(), writtenBy: actor.displayName },
      },
    });
    await record(tx, actor, association, "assembly/report.written", { meetingId });
  });
}

/**
 * Records that what was signed says otherwise than the votes that were sealed. The act stands as signed
 * until a judge says else; the votes stay as they are; chair and owners are shown both.
 * @throws DomainError `minutes.not-frozen`
 */
export function recordDisagreement(
  actor: Person,
  association: AssociationId,
  { meetingId, place, statement }: RecordDisagreement,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayDraftMinutes(actor, association));
    await requireFinal(tx, association, meetingId);
    const texts = place ? await placedTexts(tx, association, meetingId) : [];
    const isThere = ({ item, position }: (typeof texts)[number]) =>
      item === place?.item && position === place.text;
    if (place && !texts.some(isThere)) throw notFound();
    const { item = null, text = null } = place ?? {};
    const id = newRowId();
    await tx.minutesDisagreement.create({
      data: {
        ...{ associationId: association, id, meetingId, item, text, statement },
        ...{ at: nowColumn(), recordedBy: actor.displayName },
      },
    });
    await record(tx, actor, association, "assembly/minutes.disputed", { meetingId, id });
  });
}
