import { type Actor, capacitiesIn } from "#server/kernel/actor.ts";
import { toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";

/**
 * Somebody of the office opened a person's page or a document: noted once a day. What people look at
 * as members of the association, and what machines read, is nobody's business.
 */
export async function noteConsultation(
  actor: Actor,
  association: AssociationId,
  kind: "party" | "document",
  subjectId: string,
): Promise<void> {
  if (actor.kind !== "person") return;
  if (!capacitiesIn(actor, association).some(({ officeId }) => officeId !== null)) return;
  const { accountId } = actor;
  await write(actor, association, (tx) =>
    tx.consultation.createMany({
      data: {
        ...{ associationId: association, id: newRowId(), accountId, kind, subjectId },
        ...{ on: toColumn(today()), at: nowColumn() },
      },
      skipDuplicates: true,
    }),
  );
}
