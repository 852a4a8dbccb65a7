import { fileDocument } from "#server/documents/archive/archive.service.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { isAfter, plainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { putFile, type StoredFile } from "#server/platform/storage.ts";
import { MinutesRecord } from "../minutes/record.schema.ts";
import { decisionPolicy } from "./decision.policy.ts";
import { EARLIER_MINUTES, lockRegister, placedTexts } from "./decision.queries.ts";
import { decisionsOf, MAX_SCAN_BYTES, scanType } from "./decision.rules.ts";
import type { EnterEarlier } from "./decision.schema.ts";

/**
 * Enters the decisions of a signed act in the register, inside the use case that saw the last
 * signature (art. 3.87 §12). Entering again changes nothing. @returns how many were entered.
 */
export async function enterDecisions(
  tx: Tx,
  actor: Actor,
  association: AssociationId,
  meetingId: string,
): Promise<number> {
  const last = await lockRegister(tx, association);
  const minutes = await tx.minutes.findUniqueOrThrow({
    where: { associationId_meetingId: { associationId: association, meetingId } },
    select: { record: true, recordHash: true },
  });
  const already = await tx.decision.count({ where: { associationId: association, meetingId } });
  if (already > 0) return 0;
  const act = MinutesRecord.parse(JSON.parse(minutes.record));
  const decisions = decisionsOf(act, await placedTexts(tx, association, meetingId));
  const { language, meeting } = act;
  await tx.decision.createMany({
    data: decisions.map(({ lots, ...decision }, index) => ({
      ...decision,
      ...{ associationId: association, id: newRowId(), number: last + 1 + index, meetingId },
      ...{ language, lots: [...lots], recordHash: minutes.recordHash, enteredAt: nowColumn() },
      decidedOn: toColumn(plainDate(meeting.on)),
    })),
  });
  const count = decisions.length;
  await record(tx, actor, association, "assembly/decisions.entered", { meetingId, count });
  return count;
}

/** The bytes of a scan, kept. @throws DomainError `decision.scan-too-large`, `decision.scan-unknown` */
export async function keepScan(bytes: Uint8Array) {
  if (bytes.byteLength > MAX_SCAN_BYTES) {
    throw new DomainError("decision.scan-too-large", { limit: MAX_SCAN_BYTES / 1048576 }, "scan");
  }
  const mediaType = scanType(bytes);
  if (!mediaType) throw new DomainError("decision.scan-unknown", {}, "scan");
  return { mediaType, file: await putFile(bytes) };
}

type Kept = Readonly<{ mediaType: string; file: StoredFile }>;

async function scanOf(
  tx: Tx,
  association: AssociationId,
  decisionId: string,
  { documentId, scan, language, kept }: EnterEarlier & Readonly<{ kept: Kept | null }>,
): Promise<string> {
  if (kept && scan) {
    return fileDocument(tx, association, {
      ...{ kind: EARLIER_MINUTES, title: scan.filename, language, audience: "owners" },
      ...{ ...kept, subjectId: decisionId },
    });
  }
  const filed = await tx.document.count({
    where: { associationId: association, id: documentId ?? "", kind: EARLIER_MINUTES },
  });
  if (filed === 0) throw notFound();
  return documentId ?? "";
}

/**
 * Enters a decision of the years before, with the scan of the signed minutes it stands in.
 * @returns its id. @throws DomainError `decision.in-the-future`, `decision.scan-too-large`,
 * `decision.scan-unknown`
 */
export async function enterEarlier(
  actor: Actor,
  association: AssociationId,
  input: EnterEarlier,
): Promise<string> {
  authorize(decisionPolicy["decision.keep"](actor, association));
  const decidedOn = plainDate(input.decidedOn);
  if (isAfter(decidedOn, today())) throw new DomainError("decision.in-the-future", {}, "decidedOn");
  const kept = input.scan && (await keepScan(input.scan.bytes));
  return write(actor, association, async (tx) => {
    const last = await lockRegister(tx, association);
    const id = newRowId();
    const documentId = await scanOf(tx, association, id, { ...input, kept });
    const { scan: _, documentId: __, decidedOn: ___, ...said } = input;
    await tx.decision.create({
      data: {
        ...{ ...said, associationId: association, id, number: last + 1, documentId },
        ...{ decidedOn: toColumn(decidedOn), lots: [], enteredAt: nowColumn() },
      },
    });
    await record(tx, actor, association, "assembly/decision.entered", { decisionId: id });
    return id;
  });
}
