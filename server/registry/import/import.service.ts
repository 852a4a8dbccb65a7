import { createHash } from "node:crypto";
import { type Actor, capacitiesIn } from "#server/kernel/actor.ts";
import { DomainError, notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn, today } from "#server/platform/clock.ts";
import { read, type Tx, write } from "#server/platform/db.ts";
import { record } from "#server/platform/record.ts";
import { getFile, putFile } from "#server/platform/storage.ts";
import { MAX_FILE_BYTES } from "./file.rules.ts";
import { importPolicy } from "./import.policy.ts";
import { findImport, insertRegister, rememberedMapping } from "./import.queries.ts";
import type { ImportPreview, ImportView, MappedImport, Mapping, Upload } from "./import.schema.ts";
import { readRegister } from "./reading.service.ts";
import { viewOf } from "./view.rules.ts";

/**
 * Takes in a register file. Nothing of it is entered before it is applied. @returns its id.
 * @throws DomainError `import.too-large`, `import.empty`.
 */
export async function uploadRegister(
  actor: Actor,
  association: AssociationId,
  { filename, bytes }: Upload,
): Promise<string> {
  authorize(importPolicy["import.run"](actor, association));
  if (bytes.byteLength > MAX_FILE_BYTES) {
    throw new DomainError("import.too-large", { limit: MAX_FILE_BYTES / 1024 / 1024 }, "file");
  }
  if (bytes.byteLength === 0) throw new DomainError("import.empty", {}, "file");
  const { key, sha256 } = await putFile(bytes);
  return write(actor, association, async (tx) => {
    const id = newRowId();
    const file = { filename, sha256, storageKey: key, createdAt: nowColumn() };
    await tx.registerImport.create({ data: { associationId: association, id, ...file } });
    await record(tx, actor, association, "registry/register.uploaded", { importId: id });
    return id;
  });
}

/** The office in whose name the actor works here: mappings are remembered for it. */
function officeOf(actor: Actor, association: AssociationId): string | null {
  return capacitiesIn(actor, association).find(({ officeId }) => officeId)?.officeId ?? null;
}

function fingerprintOf({ headerText }: ImportPreview): string {
  return createHash("sha256").update(headerText, "utf8").digest("hex");
}

async function loadImport(actor: Actor, association: AssociationId, importId: string) {
  authorize(importPolicy["import.run"](actor, association));
  const file = await read(actor, (tx) => findImport(tx, association, importId));
  if (!file) throw notFound();
  const bytes = await getFile(file.storageKey);
  const { sharesTotal, language, mapping } = file;
  const preview = await readRegister({ bytes, sharesTotal, language, mapping });
  const officeId = officeOf(actor, association);
  if (mapping || !officeId || preview.headerText === "") return { file, preview };
  const remembered = await read(actor, (tx) =>
    rememberedMapping(tx, officeId, fingerprintOf(preview)),
  );
  if (!remembered) return { file, preview };
  const mapped = await readRegister({ bytes, sharesTotal, language, mapping: remembered });
  return { file, preview: mapped };
}

/** What a file would enter, with every problem, under its own, a remembered or a guessed mapping. */
export async function previewImport(
  actor: Actor,
  association: AssociationId,
  importId: string,
): Promise<ImportView> {
  const { file, preview } = await loadImport(actor, association, importId);
  return viewOf(file, preview, file.sharesTotal);
}

/**
 * Corrects what the columns of a file hold.
 * @throws DomainError `import.already-applied`.
 */
export function mapColumns(
  actor: Actor,
  association: AssociationId,
  { importId, mapping }: MappedImport,
): Promise<void> {
  return write(actor, association, async (tx) => {
    const file = await findImport(tx, association, importId);
    authorize(importPolicy["import.run"](actor, association) && file !== null);
    if (file?.appliedAt) throw new DomainError("import.already-applied");
    await tx.registerImport.update({
      where: { associationId_id: { associationId: association, id: importId } },
      data: { mapping },
      select: { id: true },
    });
    await record(tx, actor, association, "registry/columns.mapped", { importId });
  });
}

async function remember(tx: Tx, officeId: string, fingerprint: string, mapping: Mapping) {
  const updatedAt = nowColumn();
  await tx.columnMapping.upsert({
    where: { officeId_fingerprint: { officeId, fingerprint } },
    create: { id: newRowId(), officeId, fingerprint, mapping, updatedAt },
    update: { mapping, updatedAt },
    select: { id: true },
  });
}

/** An import is for a register without lots and people; one at a time finds it so. */
async function lockEmptyRegister(tx: Tx, association: AssociationId, importId: string) {
  await tx.$executeRaw`SELECT FROM association WHERE id = ${association}::uuid FOR UPDATE`;
  const file = await findImport(tx, association, importId);
  if (!file) throw notFound();
  if (file.appliedAt) throw new DomainError("import.already-applied");
  const where = { associationId: association };
  const kept = (await tx.lot.count({ where })) + (await tx.party.count({ where }));
  if (kept > 0) throw new DomainError("import.register-not-empty");
  return file;
}

/**
 * Enters a whole file, or nothing of it.
 * @throws DomainError `import.not-acceptable` while an error is left, `import.already-applied`,
 *   `import.register-not-empty`.
 */
export async function applyImport(
  actor: Actor,
  association: AssociationId,
  importId: string,
): Promise<{ lots: number; parties: number }> {
  const { preview } = await loadImport(actor, association, importId);
  return write(actor, association, async (tx) => {
    const file = await lockEmptyRegister(tx, association, importId);
    const errors = preview.problems.filter(({ severity }) => severity === "error").length;
    if (errors > 0 || preview.sharesSum !== file.sharesTotal) {
      throw new DomainError("import.not-acceptable", { count: Math.max(1, errors) });
    }
    const give = (rows: readonly unknown[]) => rows.map(() => newRowId());
    const { lots, parties, holdings, mapping } = preview;
    const ids = {
      ...{ lots: give(lots), parties: give(parties) },
      ...{ holdings: give(holdings), consents: give(parties) },
    };
    const moment = nowColumn();
    await insertRegister(tx, association, preview, ids, {
      ...{ importId, day: today().toString(), moment },
    });
    await tx.registerImport.update({
      where: { associationId_id: { associationId: association, id: importId } },
      data: { appliedAt: moment, mapping },
      select: { id: true },
    });
    const officeId = officeOf(actor, association);
    if (officeId) await remember(tx, officeId, fingerprintOf(preview), mapping);
    const counts = { lots: lots.length, parties: parties.length, holdings: holdings.length };
    await record(tx, actor, association, "registry/register.imported", { importId, ...counts });
    return { lots: lots.length, parties: parties.length };
  });
}
