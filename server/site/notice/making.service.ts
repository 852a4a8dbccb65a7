import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { formatDate } from "#components/ui/format.ts";
import { translator } from "#messages/translator.ts";
import { fileDocument } from "#server/documents/archive/archive.service.ts";
import { renderPdf } from "#server/documents/template/template.service.ts";
import type { Actor, SystemActor } from "#server/kernel/actor.ts";
import { plainDate, toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { associationOf, authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { putFile, type StoredFile } from "#server/platform/storage.ts";
import { completeDeadline, setDeadline } from "#server/registry/deadline/deadline.service.ts";
import { type NoticeContent, type NoticeOf, noticesToHang } from "./content.queries.ts";
import { noticePolicy } from "./notice.policy.ts";
import { latestNotice, mandatesOfOffice, mandatesOver, openDeadline } from "./notice.queries.ts";
import { postedBy } from "./notice.rules.ts";

/** The task of posting the notice of a mandate. */
export const POSTING = "site.notice";

function hashOf(content: NoticeContent): Buffer<ArrayBuffer> {
  return Buffer.from(
    createHash("sha256")
      .update(`${canonicalize(content)}`, "utf8")
      .digest(),
  );
}

/**
 * Makes the notice of each mandate in force or to come, where there is none that says the same:
 * printed, filed, with the task to post it. Doing it again does nothing.
 * @returns how many were made.
 */
export async function makeNotices(actor: Actor, associationId: string): Promise<number> {
  const association = associationOf(actor, associationId);
  authorize(noticePolicy["notice.post"](actor, association));
  const wanted = await read(actor, (tx) => noticesToHang(tx, association, today()));
  let made = 0;
  for (const notice of wanted) {
    if (await makeNotice(actor, association, notice)) made += 1;
  }
  await write(actor, association, (tx) => endTasks(tx, association));
  return made;
}

async function makeNotice(
  actor: Actor,
  association: AssociationId,
  { mandateId, content }: NoticeOf,
): Promise<boolean> {
  const contentHash = hashOf(content);
  const before = await read(actor, (tx) => latestNotice(tx, association, mandateId));
  if (before?.contentHash.equals(contentHash)) return false;
  const props = { ...content, madeOn: today().toString() };
  // Printed and kept before any row is locked.
  const file = await putFile(await renderPdf({ kind: "site.hall-notice", props }));
  return write(actor, association, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`notice ${mandateId}`}))`;
    const known = await latestNotice(tx, association, mandateId);
    // Somebody else has made it meanwhile.
    if (known?.contentHash.equals(contentHash)) return false;
    const documentId = await fileNotice(tx, association, content, mandateId, file);
    const id = newRowId();
    const row = { associationId: association, id, mandateId, content, contentHash, documentId };
    await tx.hallNotice.create({ data: { ...row, madeAt: nowColumn() }, select: { id: true } });
    await askToPost(tx, association, mandateId, content.startsOn);
    const fact = { noticeId: id, mandateId, documentId };
    await record(tx, actor, association, "site/notice.made", fact);
    return true;
  });
}

function fileNotice(
  tx: Tx,
  association: AssociationId,
  { locale, syndic, startsOn }: NoticeContent,
  mandateId: string,
  file: StoredFile,
): Promise<string> {
  const t = translator(locale, "documents");
  const date = formatDate(startsOn, locale);
  return fileDocument(tx, association, {
    kind: "site.hall-notice",
    title: t("archive.hallNotice", { syndic: syndic.name, date }),
    language: locale,
    mediaType: "application/pdf",
    file,
    audience: "owners",
    subjectId: mandateId,
  });
}

/** A task that is open keeps its day: what changes meanwhile does not put it off. */
async function askToPost(
  tx: Tx,
  association: AssociationId,
  mandateId: string,
  startsOn: string,
): Promise<void> {
  if (await openDeadline(tx, association, POSTING, mandateId)) return;
  const due = postedBy(plainDate(startsOn), today());
  await setDeadline(tx, association, POSTING, mandateId, due, "3.89 §2");
}

/** Nobody posts the notice of a mandate that is over. */
async function endTasks(tx: Tx, association: AssociationId): Promise<void> {
  for (const mandateId of await mandatesOver(tx, association, POSTING, toColumn(today()))) {
    await completeDeadline(tx, association, POSTING, mandateId);
  }
}

/** The associations whose notice a change of an office's facts may change. */
export function associationsToNotify(
  actor: SystemActor,
  officeId: string,
): Promise<readonly string[]> {
  return read(actor, (tx) => mandatesOfOffice(tx, officeId, today()));
}
