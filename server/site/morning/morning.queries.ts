import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { TroubleLine, WaitingLine } from "./morning.schema.ts";

/** Lines of each part that a morning shows. */
const SHOWN = 15;

/** Letters that are printed or to be printed and that no proof says are posted, by what they are. */
export function listWaiting(
  tx: Tx,
  associations: readonly AssociationId[],
): Promise<readonly WaitingLine[]> {
  return tx.$queryRaw<WaitingLine[]>`
    SELECT 'letters' AS kind, a.name AS "associationName", a.slug, d.kind AS about,
      d.subject_id AS "subjectId", count(*)::int AS count
    FROM delivery d JOIN association a ON a.id = d.association_id
    WHERE d.association_id = ANY (${[...associations]}::uuid[])
      AND d.channel IN ('letter', 'registered_letter')
      AND NOT EXISTS (SELECT FROM delivery_proof p
        WHERE p.association_id = d.association_id AND p.delivery_id = d.id)
    GROUP BY a.id, a.name, a.slug, d.kind, d.subject_id
    ORDER BY min(d.created_at), a.name, d.subject_id LIMIT ${SHOWN}`;
}

type Row = Omit<TroubleLine, "at"> & { at: Date };

/**
 * Mails that came back, jobs that gave up, seals that wait for the chain longer than they should:
 * of these associations, and the jobs of the whole installation, whose failure concerns everybody.
 */
export async function listTroubles(
  tx: Tx,
  associations: readonly AssociationId[],
  moment: Temporal.Instant,
): Promise<readonly TroubleLine[]> {
  const now = moment.toString();
  const ids = [...associations];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT t.*, a.name AS "associationName", a.slug FROM (
      SELECT 'bounced' AS kind, NULL::uuid AS "failureId", d.association_id AS "associationId",
        d.kind AS about, d.subject_id AS "subjectId", count(*)::int AS count, max(p.at) AS at
      FROM delivery_proof p
      JOIN delivery d ON d.association_id = p.association_id AND d.id = p.delivery_id
      WHERE p.association_id = ANY (${ids}::uuid[]) AND p.kind = 'bounced'
        AND p.at > ${now}::timestamptz - interval '3 days'
      GROUP BY d.association_id, d.kind, d.subject_id
      UNION ALL
      SELECT 'job', f.id, f.association_id, f.job, NULL, 1, f.at FROM job_failure f
      WHERE f.association_id = ANY (${ids}::uuid[]) AND f.dismissed_at IS NULL
      UNION ALL
      SELECT 'job', NULL, NULL, f.job, NULL, f.times, f.at
      FROM installation_failures(${now}::timestamptz - interval '3 days') f
      UNION ALL
      SELECT 'anchor', NULL, t.association_id, t.kind, t.subject_id, 1, t.sealed_at
      FROM proof_tree t JOIN anchor_member m ON m.root = t.root
      LEFT JOIN anchor_batch b ON b.id = m.batch_id
      WHERE t.association_id = ANY (${ids}::uuid[])
        AND (b.state IS NULL OR b.state <> 'final')
        AND t.sealed_at < ${now}::timestamptz - interval '1 day'
    ) t LEFT JOIN association a ON a.id = t."associationId"
    ORDER BY t.at DESC, t.kind, t.about LIMIT ${SHOWN}`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}
