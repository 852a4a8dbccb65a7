import type { SystemActor } from "#server/kernel/actor.ts";
import { fromColumn, type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import { type AssociationId, provenAssociation, provenScope } from "#server/kernel/ids.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { associationsWithDeadlines } from "./deadline.queries.ts";
import { HORIZON_DAYS, isReminderDue, stageOf } from "./deadline.rules.ts";
import type { DeadlineKind } from "./deadline.schema.ts";

/** Sets or moves the term of `kind` for a subject, inside the use case that causes it. */
export async function setDeadline(
  tx: Tx,
  association: AssociationId,
  kind: DeadlineKind,
  subjectId: string,
  dueOn: PlainDate,
  article: string,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO legal_deadline (association_id, id, kind, subject_id, due_on, article)
    VALUES (${association}::uuid, ${newRowId()}::uuid, ${kind}, ${subjectId}::uuid,
      ${dueOn.toString()}::date, ${article})
    ON CONFLICT (association_id, kind, subject_id) DO UPDATE
      SET due_on = excluded.due_on, article = excluded.article, done_at = NULL,
        reminded_on = CASE WHEN legal_deadline.due_on = excluded.due_on
          THEN legal_deadline.reminded_on END`;
}

/** What the term asked for is done; nothing happens when there is none. */
export async function completeDeadline(
  tx: Tx,
  association: AssociationId,
  kind: DeadlineKind,
  subjectId: string,
): Promise<void> {
  await tx.legalDeadline.updateMany({
    where: { associationId: association, kind, subjectId, doneAt: null },
    data: { doneAt: nowColumn() },
  });
}

/** The associations the daily scan has to look at. */
export function deadlinesToScan(actor: SystemActor): Promise<readonly string[]> {
  const until = today().add({ days: HORIZON_DAYS });
  return read(actor, (tx) => associationsWithDeadlines(tx, until));
}

type OpenTerm = {
  id: string;
  kind: string;
  subjectId: string;
  dueOn: Date;
  remindedOn: Date | null;
};

/**
 * Records `registry/deadline.approached` for each term of an association that reaches a
 * stage of its reminders, once. Returns how many did.
 */
export function remindDeadlines(actor: SystemActor, associationId: string): Promise<number> {
  const association = provenAssociation(associationId);
  const scan: SystemActor = { ...actor, scope: provenScope([associationId]) };
  return write(scan, association, async (tx) => {
    const on = today();
    const open = await tx.$queryRaw<OpenTerm[]>`
      SELECT id, kind, subject_id AS "subjectId", due_on AS "dueOn", reminded_on AS "remindedOn" FROM legal_deadline
      WHERE association_id = ${association}::uuid AND done_at IS NULL
        AND due_on <= ${on.add({ days: HORIZON_DAYS }).toString()}::date
      ORDER BY due_on, id FOR UPDATE`;
    const due = open.filter(({ kind, dueOn, remindedOn }) =>
      isReminderDue(fromColumn(dueOn), remindedOn && fromColumn(remindedOn), on, kind),
    );
    for (const { id, kind, subjectId, dueOn } of due) {
      await tx.legalDeadline.update({
        where: { associationId_id: { associationId: association, id } },
        data: { remindedOn: toColumn(on) },
      });
      await record(tx, scan, association, "registry/deadline.approached", {
        deadlineId: id,
        about: kind,
      });
      const stage = stageOf(fromColumn(dueOn), on, kind);
      if (kind !== "registry.mandate" || stage === null || stage < 0) continue;
      const alert = { mandateId: subjectId, stage };
      await record(tx, scan, association, "registry/mandate.ending", alert);
    }
    return due.length;
  });
}
