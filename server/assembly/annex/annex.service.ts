import { fileDocument } from "#server/documents/archive/archive.service.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { isAfter, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { isAnnual } from "../agenda/annual.rules.ts";
import { keepScan } from "../decision/decision.service.ts";
import { mayPlanMeeting } from "../meeting/meeting.policy.ts";
import { type LockedMeeting, lockMeeting } from "../meeting/meeting.queries.ts";
import type { FileReport, SetTender } from "./annex.schema.ts";

/** Refuses a day that is still to come, of what is said to have happened. */
export function pastDay(day: string, field: string): Date {
  const on = plainDate(day);
  if (isAfter(on, today())) throw new DomainError("annex.day-to-come", {}, field);
  return toColumn(on);
}

/**
 * Files a document that goes with the notice. While the notice has not left it is the office's; then
 * every owner may consult it (art. 3.87 §3).
 */
export function fileAnnex(
  tx: Tx,
  association: AssociationId,
  { id, language, stage }: LockedMeeting,
  kind: string,
  title: string,
  kept: Awaited<ReturnType<typeof keepScan>>,
): Promise<string> {
  const audience = stage === "draft" ? ("syndic" as const) : ("owners" as const);
  return fileDocument(tx, association, { kind, title, language, audience, subjectId: id, ...kept });
}

/** The notice left: what goes with it is every owner's to consult. */
export async function openAnnexes(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE document d SET audience = 'owners'
    WHERE d.association_id = ${association}::uuid AND d.audience = 'syndic' AND d.id IN (
      SELECT q.document_id FROM quote q
      WHERE q.association_id = ${association}::uuid AND q.meeting_id = ${meetingId}::uuid
      UNION SELECT a.document_id FROM auditor_report a
      WHERE a.association_id = ${association}::uuid AND a.meeting_id = ${meetingId}::uuid)`;
}

/**
 * Files the auditor's report on the accounts with the annual meeting, until it is closed: one that
 * comes after the notice is a fact as well. Returns its id.
 * @throws DomainError `annex.not-annual`, `attendance.meeting-closed`, `annex.day-to-come`,
 *   `decision.scan-too-large`, `decision.scan-unknown`
 */
export async function fileReport(
  actor: Actor,
  association: AssociationId,
  { meetingId, datedOn, file }: FileReport,
): Promise<string> {
  authorize(mayPlanMeeting(actor, association));
  const kept = await keepScan(file.bytes);
  return write(actor, association, async (tx) => {
    authorize(mayPlanMeeting(actor, association));
    const meeting = await lockMeeting(tx, association, meetingId);
    const { kind, session, retryOfOn, stage } = meeting;
    const isRetry = retryOfOn !== null;
    if (!isAnnual({ kind, session, isRetry })) throw new DomainError("annex.not-annual");
    if (!["draft", "convened", "open"].includes(stage))
      throw new DomainError("attendance.meeting-closed");
    const day = pastDay(datedOn, "datedOn");
    const title = file.filename;
    const documentId = await fileAnnex(
      tx,
      association,
      meeting,
      "assembly.auditor-report",
      title,
      kept,
    );
    const id = newRowId();
    await tx.auditorReport.create({
      data: {
        ...{ associationId: association, id, meetingId, documentId },
        ...{ datedOn: day, filedAt: nowColumn() },
      },
    });
    const fact = { meetingId, reportId: id };
    await record(tx, actor, association, "assembly/auditor-report.filed", fact);
    return id;
  });
}

/**
 * Records what the meeting decided of offers: from which amount on several are owed, and how many.
 * What was decided before stays on record. @throws DomainError `annex.day-to-come`
 */
export function setTender(
  actor: Actor,
  association: AssociationId,
  { from, quotes, decidedOn }: SetTender,
): Promise<void> {
  return write(actor, association, async (tx) => {
    authorize(mayPlanMeeting(actor, association));
    const id = newRowId();
    await tx.tenderRule.create({
      data: {
        ...{ associationId: association, id, fromCents: from, quotes },
        ...{ decidedOn: pastDay(decidedOn, "decidedOn"), recordedAt: nowColumn() },
      },
    });
    await record(tx, actor, association, "assembly/tender.set", { ruleId: id });
  });
}
