import { formatDate } from "#components/ui/format.ts";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { fileDocument } from "#server/documents/archive/archive.service.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import type { SystemActor } from "#server/kernel/actor.ts";
import { type AssociationId, provenAssociation, provenScope } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { env } from "#server/platform/env.ts";
import { record } from "#server/platform/record.ts";
import { putFile } from "#server/platform/storage.ts";
import { noticeSource } from "../convocation/convocation.queries.ts";
import { getMeeting } from "../meeting/meeting.queries.ts";
import { OCCUPANTS_TOLD } from "./cancellation.queries.ts";

/** What the sheet says; null where occupants were told nothing, or have been told of this already. */
async function sheetFor(tx: Tx, association: AssociationId, meetingId: string) {
  const meeting = await getMeeting(tx, association, meetingId);
  if (!meeting.cancelled || meeting.cancelled.notHeld) return null;
  const where = { associationId: association, meetingId };
  const filed = { associationId: association, kind: OCCUPANTS_TOLD, subjectId: meetingId };
  if ((await tx.occupantNotice.count({ where })) === 0) return null;
  if ((await tx.document.count({ where: filed })) > 0) return null;
  const source = await noticeSource(tx, association, meeting, today());
  if (!source) return null;
  const { slug, sharesTotal: _, ...issuer } = source.association;
  const { name, lines, email, phone } = source.sender;
  const { kind, startsAt, place, on } = meeting;
  const props = {
    locale: toLocale(meeting.association.languages[0]),
    ...{ association: issuer, sender: { name, lines, email, phone } },
    meeting: { kind, startsAt, place },
    url: `${env().NEXTAUTH_URL}/b/${slug}`,
    madeOn: today().toString(),
  };
  return { props, on };
}

/**
 * Makes the sheet that takes the place of the one in the hall, once, where occupants had been told of
 * the meeting (art. 3.89 §5 6°). @returns whether it was made now
 */
export async function makeOccupantCancellation(
  actor: SystemActor,
  associationId: string,
  meetingId: string,
): Promise<boolean> {
  const association = provenAssociation(associationId);
  const job: SystemActor = { ...actor, scope: provenScope([associationId]) };
  const sheet = await read(job, (tx) => sheetFor(tx, association, meetingId));
  if (!sheet) return false;
  const { props, on } = sheet;
  // Printed and kept before any row is locked.
  const file = await putFile(await renderPdf({ kind: OCCUPANTS_TOLD, props }));
  const date = formatDate(on, props.locale);
  return write(job, association, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`occupants ${meetingId}`}))`;
    if ((await sheetFor(tx, association, meetingId)) === null) return false;
    const documentId = await fileDocument(tx, association, {
      kind: OCCUPANTS_TOLD,
      title: translator(props.locale, "documents")("archive.occupantCancellation", { date }),
      ...{ language: props.locale, mediaType: "application/pdf", file },
      ...{ audience: "owners", subjectId: meetingId },
    });
    const fact = { meetingId, documentId };
    await record(tx, job, association, "assembly/occupants.cancellation-made", fact);
    return true;
  });
}
