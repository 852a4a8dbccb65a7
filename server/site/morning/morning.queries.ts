import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { TroubleLine, WaitingLine } from "./morning.schema.ts";

/** Lines of each part that a morning shows. */
const SHOWN = 15;

/** Which associations a morning is about: all that one watches over, and where one reads reports. */
export type MorningScope = Readonly<{
  watched: readonly AssociationId[];
  reports: readonly AssociationId[];
}>;

/**
 * What has no day of its own: letters that no proof says are posted, by what they are, and reports of
 * the building that nobody has answered nor closed. A further kind is a line of the union.
 */
export function listWaiting(
  tx: Tx,
  { watched, reports }: MorningScope,
): Promise<readonly WaitingLine[]> {
  const ids = [...watched];
  return tx.$queryRaw<WaitingLine[]>`
    SELECT w.kind, a.name AS "associationName", a.slug, w.about, w.subject AS "subjectId", w.count
    FROM (
      SELECT 'letters' AS kind, d.association_id, d.kind AS about, d.subject_id AS subject,
        count(*)::int AS count, min(d.created_at) AS since
      FROM delivery d
      WHERE d.association_id = ANY (${ids}::uuid[]) AND d.channel IN ('letter', 'registered_letter')
        AND NOT EXISTS (SELECT FROM delivery_proof p
          WHERE p.association_id = d.association_id AND p.delivery_id = d.id)
      GROUP BY d.association_id, d.kind, d.subject_id
      UNION ALL
      SELECT 'faults', f.association_id, 'site.fault', f.association_id, count(*)::int,
        min(f.reported_at)
      FROM fault f
      WHERE f.association_id = ANY (${[...reports]}::uuid[])
        AND NOT EXISTS (SELECT FROM fault_answer x
          WHERE x.association_id = f.association_id AND x.fault_id = f.id)
        AND NOT EXISTS (SELECT FROM fault_closure x
          WHERE x.association_id = f.association_id AND x.fault_id = f.id)
      GROUP BY f.association_id
    ) w JOIN association a ON a.id = w.association_id
    ORDER BY w.since, a.name, w.subject LIMIT ${SHOWN}`;
}

type Row = Omit<TroubleLine, "at"> & { at: Date };

/**
 * Mails that came back, jobs that gave up, seals that wait for the chain longer than they should:
 * of these associations, and the jobs of the whole installation, whose failure concerns everybody.
 */
export async function listTroubles(
  tx: Tx,
  { watched, reports }: MorningScope,
  moment: Temporal.Instant,
): Promise<readonly TroubleLine[]> {
  const now = moment.toString();
  const ids = [...watched];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT t.*, a.name AS "associationName", a.slug FROM (
      SELECT 'bounced' AS kind, NULL::uuid AS "failureId", d.association_id AS "associationId",
        d.kind AS about, d.subject_id AS "subjectId", count(*)::int AS count, max(p.at) AS at
      FROM delivery_proof p
      JOIN delivery d ON d.association_id = p.association_id AND d.id = p.delivery_id
      WHERE p.association_id = ANY (${ids}::uuid[]) AND p.kind = 'bounced'
        AND p.at > ${now}::timestamptz - interval '3 days'
        AND (d.kind <> 'site.fault-answer' OR d.association_id = ANY (${[...reports]}::uuid[]))
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
