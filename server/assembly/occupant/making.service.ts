import { formatDate } from "#components/ui/format.ts";
import { translator } from "#messages/translator.ts";
import { fileDocument } from "#server/documents/archive/archive.service.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import type { SystemActor } from "#server/kernel/actor.ts";
import { provenAssociation, provenScope } from "#server/kernel/ids.ts";
import { nowColumn } from "#server/platform/clock.ts";
import { read, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { putFile } from "#server/platform/storage.ts";
import { dayOf } from "../meeting/meeting.queries.ts";
import { sheetContent } from "./occupant.queries.ts";

/**
 * Makes the sheet that tells occupants the day of a convened meeting, once: printed and filed. Doing it
 * again does nothing. @returns whether it was made now
 */
export async function makeOccupantNotice(
  actor: SystemActor,
  associationId: string,
  meetingId: string,
): Promise<boolean> {
  const association = provenAssociation(associationId);
  const job: SystemActor = { ...actor, scope: provenScope([associationId]) };
  const key = { associationId: association, meetingId };
  const unique = { where: { associationId_meetingId: key }, select: { meetingId: true } };
  const props = await read(job, async (tx) =>
    (await tx.occupantNotice.findUnique(unique)) ? null : sheetContent(tx, association, meetingId),
  );
  if (!props) return false;
  // Printed and kept before any row is locked.
  const file = await putFile(await renderPdf({ kind: "assembly.occupant-notice", props }));
  const t = translator(props.locale, "documents");
  const date = formatDate(dayOf(new Date(props.meeting.startsAt)).toString(), props.locale);
  return write(job, association, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`occupants ${meetingId}`}))`;
    if (await tx.occupantNotice.findUnique(unique)) return false;
    const documentId = await fileDocument(tx, association, {
      kind: "assembly.occupant-notice",
      title: t("archive.occupantNotice", { date }),
      language: props.locale,
      mediaType: "application/pdf",
      file,
      audience: "owners",
      subjectId: meetingId,
    });
    await tx.occupantNotice.create({ data: { ...key, documentId, madeAt: nowColumn() } });
    const fact = { meetingId, documentId };
    await record(tx, job, association, "assembly/occupants.sheet-made", fact);
    return true;
  });
}
