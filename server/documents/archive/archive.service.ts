import type { Actor } from "#server/kernel/actor.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { associationOf, authorize } from "#server/platform/access.ts";
import { newRowId, nowColumn } from "#server/platform/clock.ts";
import { read, type Tx } from "#server/platform/db.ts";
import { getFile } from "#server/platform/storage.ts";
import { noteConsultation } from "#server/registry/consultation/consultation.service.ts";
import { archivePolicy } from "./archive.policy.ts";
import { findDocument } from "./archive.queries.ts";
import type { FileDocument, FiledDocument } from "./archive.schema.ts";

/**
 * Files a document in the caller's transaction; the caller records the fact it belongs to. The
 * bytes were kept before (`putFile`), so that no file is written while rows are locked.
 * @returns the document's id
 */
export async function fileDocument(
  tx: Tx,
  association: AssociationId,
  { file, partyId, ...document }: FileDocument,
): Promise<string> {
  const id = newRowId();
  await tx.document.create({
    data: {
      ...document,
      id,
      associationId: association,
      partyId: partyId ?? null,
      size: file.size,
      sha256: file.sha256,
      storageKey: file.key,
      createdAt: nowColumn(),
    },
  });
  return id;
}

/**
 * A document and its bytes for one who may read it.
 * @throws DomainError access.not-found for everybody else
 */
export async function documentFor(
  actor: Actor,
  associationId: string,
  documentId: string,
): Promise<Readonly<{ document: FiledDocument; bytes: Uint8Array }>> {
  const association = associationOf(actor, associationId);
  const found = await read(actor, (tx) => findDocument(tx, association, documentId));
  if (!found) throw notFound();
  authorize(archivePolicy["document.read"](actor, association, found.document));
  await noteConsultation(actor, association, "document", documentId);
  return { document: found.document, bytes: await getFile(found.storageKey) };
}
