import { z } from "zod";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { FiledDocument } from "./archive.schema.ts";

const columns = {
  id: true,
  kind: true,
  title: true,
  language: true,
  mediaType: true,
  size: true,
  sha256: true,
  storageKey: true,
  audience: true,
  partyId: true,
  subjectId: true,
  createdAt: true,
} as const;

/** One document with where its bytes are, or null. */
export async function findDocument(
  tx: Tx,
  association: AssociationId,
  id: string,
): Promise<Readonly<{ document: FiledDocument; storageKey: string }> | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const where = { associationId_id: { associationId: association, id } };
  const row = await tx.document.findUnique({ where, select: columns });
  return row && { document: filed(row), storageKey: row.storageKey };
}

/** The documents of an association, latest first; those of one thing when it is named. */
export async function listDocuments(
  tx: Tx,
  association: AssociationId,
  subjectId?: string,
): Promise<readonly FiledDocument[]> {
  const rows = await tx.document.findMany({
    where: { associationId: association, ...(subjectId && { subjectId }) },
    orderBy: { id: "desc" },
    take: 1000,
    select: columns,
  });
  return rows.map(filed);
}

type Row = Omit<FiledDocument, "sha256" | "filedAt"> &
  Readonly<{ sha256: Uint8Array; createdAt: Date; storageKey: string }>;

function filed({ sha256, createdAt, storageKey: _, ...row }: Row): FiledDocument {
  return {
    ...row,
    sha256: Buffer.from(sha256).toString("hex"),
    filedAt: createdAt.toISOString(),
  };
}
