import { z } from "zod";
import { Prisma } from "#prisma/client/client.ts";
import { LEGAL_ZONE } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { fold } from "#server/kernel/listing.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Readable } from "./archive.policy.ts";
import {
  type DocumentList,
  type DocumentPage,
  type FiledDocument,
  PAGE_ROWS,
} from "./archive.schema.ts";

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

/** As `fold` of the kernel: without regard to case and accents. */
const folded = (text: Prisma.Sql) =>
  Prisma.sql`(lower(regexp_replace(normalize(${text}, NFD), '[\\u0300-\\u036f]', '', 'g')) COLLATE "C")`;

const SORTS = {
  title: folded(Prisma.sql`title`),
  filed: Prisma.sql`created_at`,
  language: Prisma.sql`language`,
  size: Prisma.sql`size`,
} as const;

function order({ sort, dir }: DocumentList): Prisma.Sql {
  const way = dir === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.sql`${SORTS[sort]} ${way}, id DESC`;
}

function found(
  association: AssociationId,
  { audiences, parties, until }: Readable,
  { q, subjectId }: DocumentList,
): Prisma.Sql {
  return Prisma.sql`
    SELECT * FROM document
    WHERE association_id = ${association}::uuid
      AND (audience::text = ANY (${[...audiences]}::text[])
        OR (audience = 'party' AND party_id = ANY (${[...parties]}::uuid[])))
      AND (${until}::date IS NULL
        OR (created_at AT TIME ZONE ${LEGAL_ZONE})::date <= ${until}::date)
      AND (${subjectId ?? null}::uuid IS NULL OR subject_id = ${subjectId ?? null}::uuid)
      AND position(${fold(q)} IN ${SORTS.title}) > 0`;
}

type Counted = Omit<FiledDocument, "filedAt"> & { filedAt: Date; total: number };

/** A page of the documents that may be read and answer to what is asked. */
export async function listDocuments(
  tx: Tx,
  association: AssociationId,
  readable: Readable,
  asked: DocumentList,
): Promise<DocumentPage> {
  const rows = await tx.$queryRaw<Counted[]>`
    WITH found AS (${found(association, readable, asked)}),
      counted AS (SELECT count(*)::int AS total FROM found)
    SELECT f.id, f.kind, f.title, f.language, f.media_type AS "mediaType", f.size,
      encode(f.sha256, 'hex') AS sha256, f.audience::text AS audience, f.party_id AS "partyId",
      f.subject_id AS "subjectId", f.created_at AS "filedAt", c.total
    FROM counted c
    LEFT JOIN LATERAL (SELECT * FROM found ORDER BY ${order(asked)}
      LIMIT ${PAGE_ROWS}
      OFFSET least((${asked.page} - 1) * ${PAGE_ROWS}, greatest(c.total - 1, 0) / ${PAGE_ROWS} * ${PAGE_ROWS})
    ) f ON true`;
  const total = rows[0]?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PAGE_ROWS));
  // Nothing found is one row without a document: it carries the count.
  const documents = total === 0 ? [] : rows;
  const shown = documents.map(({ total: _, filedAt, ...row }) => ({
    ...row,
    filedAt: filedAt.toISOString(),
  }));
  return { rows: shown, page: Math.min(asked.page, pages), pages, total };
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
