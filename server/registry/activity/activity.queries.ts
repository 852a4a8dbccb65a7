import { Prisma } from "#prisma/client/client.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import {
  ACTIVITY_ROWS,
  type ActivityInput,
  type ActivityPage,
  type ActivitySubject,
  type ConsultationLine,
} from "./activity.schema.ts";

/**
 * Facts of no feed. Who voted is in the minutes: a line for each vote would only bury the rest. Who
 * answers a poll without names is for him to tell. What a principal asks of his holder, and who signs for a meeting before the letter is posted, is theirs alone
 * and stands on their own pages (art. 3.87 §§2, 7).
 */
const UNTOLD = [
  "assembly/vote.cast",
  "assembly/proxy.instructed",
  "assembly/poll.answered",
  ...["started", "signed", "unsigned", "withdrawn"].map((step) => `assembly/request.${step}`),
];

const NAME = Prisma.sql`coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name))`;

type Row = Readonly<{
  id: string;
  type: string;
  at: Date;
  who: string | null;
  isMachine: boolean;
  subject: ActivitySubject | null;
  total: number;
}>;

/**
 * What changed in an association, the latest first, in one statement. The facts hold ids only: names
 * are joined as they are today, for readers who may see them, and are gone when the person is.
 */
export async function listActivity(
  tx: Tx,
  association: AssociationId,
  { page }: ActivityInput,
): Promise<ActivityPage> {
  const rows = await tx.$queryRaw<(Row | { id: null; total: number })[]>`
    WITH facts AS (
      SELECT id, type, at, actor, payload FROM audit_event
      WHERE association_id = ${association}::uuid AND NOT type = ANY (${UNTOLD})
    ), counted AS (SELECT count(*)::int AS total FROM facts)
    SELECT f.*, c.total FROM counted c LEFT JOIN LATERAL (
      SELECT e.id, e.type, e.at, who.display_name AS who, e.actor->>'kind' = 'system' AS "isMachine",
        coalesce(
          (SELECT jsonb_build_object('kind', 'party', 'id', p.id, 'label', ${NAME}) FROM party p
            WHERE p.association_id = ${association}::uuid AND p.id::text = e.payload->>'partyId'),
          (SELECT jsonb_build_object('kind', 'lot', 'id', l.id, 'label', l.code) FROM lot l
            WHERE l.association_id = ${association}::uuid AND l.id::text = e.payload->>'lotId'),
          (SELECT jsonb_build_object('kind', 'meeting', 'id', m.id, 'label', m.starts_at)
            FROM meeting m WHERE m.association_id = ${association}::uuid
              AND m.id::text = e.payload->>'meetingId'),
          (SELECT jsonb_build_object('kind', 'document', 'id', d.id, 'label', d.title)
            FROM document d WHERE d.association_id = ${association}::uuid
              AND d.id::text = e.payload->>'documentId')) AS subject
      FROM (SELECT * FROM facts ORDER BY at DESC, id DESC LIMIT ${ACTIVITY_ROWS}
        OFFSET least((${page} - 1) * ${ACTIVITY_ROWS}, greatest(c.total - 1, 0) / ${ACTIVITY_ROWS} * ${ACTIVITY_ROWS})) e
      LEFT JOIN account who ON who.id::text = e.actor->>'accountId'
    ) f ON true ORDER BY f.at DESC, f.id DESC`;
  const total = rows[0]?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / ACTIVITY_ROWS));
  const lines = rows.flatMap((row) =>
    row.id === null
      ? []
      : [
          {
            ...{ id: row.id, type: row.type, at: row.at.toISOString(), who: row.who },
            ...{ isMachine: row.isMachine, subject: row.subject },
          },
        ],
  );
  return { lines, page: Math.min(page, pages), pages, total };
}

/** Who of the office looked at whose page or which document, the latest first. */
export function listConsultations(
  tx: Tx,
  association: AssociationId,
): Promise<readonly ConsultationLine[]> {
  return tx.$queryRaw<ConsultationLine[]>`
    SELECT c.id, c."on"::text AS "on", who.display_name AS who, c.kind, c.subject_id AS "subjectId",
      coalesce(
        (SELECT ${NAME} FROM party p
          WHERE p.association_id = c.association_id AND p.id = c.subject_id),
        (SELECT d.title FROM document d
          WHERE d.association_id = c.association_id AND d.id = c.subject_id), '') AS label
    FROM consultation c LEFT JOIN account who ON who.id = c.account_id
    WHERE c.association_id = ${association}::uuid
    ORDER BY c.at DESC, c.id DESC LIMIT ${ACTIVITY_ROWS}`;
}

/** Who of the office looked at one person's page, for himself to know. */
export function consultationsOf(
  tx: Tx,
  association: AssociationId,
  partyId: string,
): Promise<readonly Readonly<{ on: string; who: string | null }>[]> {
  return tx.$queryRaw`
    SELECT c."on"::text AS "on", who.display_name AS who
    FROM consultation c LEFT JOIN account who ON who.id = c.account_id
    WHERE c.association_id = ${association}::uuid AND c.kind = 'party'
      AND c.subject_id = ${partyId}::uuid
    ORDER BY c.at DESC, c.id DESC LIMIT ${ACTIVITY_ROWS}`;
}
