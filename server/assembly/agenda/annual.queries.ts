import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { today } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { needsCouncil } from "#server/registry/seat/seat.rules.ts";
import { type AnnualAgenda, isAnnual, type PointLine, pointsOf } from "./annual.rules.ts";

type Row = Readonly<{
  kind: string;
  session: number;
  isRetry: boolean;
  rulesVersion: string;
  sits: boolean;
  kinds: readonly string[];
  items: AnnualAgenda["items"];
  omissions: AnnualAgenda["omissions"];
}>;

/**
 * The points of an annual meeting and where each stands, in one statement; none for a meeting that is
 * not the annual one. @throws notFound
 */
export async function annualPoints(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly PointLine[]> {
  const on = today().toString();
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT m.kind::text AS kind, m.session, m.rules_version AS "rulesVersion",
      EXISTS (SELECT FROM resolution r WHERE r.association_id = m.association_id
        AND r.meeting_id = m.id AND r.retry_of_id IS NOT NULL) AS "isRetry",
      EXISTS (SELECT FROM seat s WHERE s.association_id = m.association_id AND s.kind = 'council'
        AND ${on}::date BETWEEN s.starts_on AND s.ends_on)
      OR EXISTS (SELECT FROM membership c WHERE c.association_id = m.association_id
        AND c.role = 'council' AND c.starts_on <= ${on}::date
        AND (c.ends_on IS NULL OR c.ends_on >= ${on}::date)) AS sits,
      ARRAY(SELECT l.kind::text FROM lot l
        WHERE l.association_id = m.association_id AND l.ends_on IS NULL) AS kinds,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'points', i.points, 'types',
          ARRAY(SELECT r.decision_type FROM resolution r
            WHERE r.association_id = i.association_id AND r.item_id = i.id
            ORDER BY r.position)) ORDER BY i.position), '[]')
        FROM agenda_item i
        WHERE i.association_id = m.association_id AND i.meeting_id = m.id) AS items,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('point', o.point, 'reason', o.reason)), '[]')
        FROM agenda_omission o
        WHERE o.association_id = m.association_id AND o.meeting_id = m.id) AS omissions
    FROM meeting m
    WHERE m.association_id = ${association}::uuid AND m.id = ${meetingId}::uuid`;
  if (!row) throw notFound();
  const { sits, kinds, ...agenda } = row;
  if (!isAnnual(row)) return [];
  return pointsOf({ ...agenda, council: { sits, owed: needsCouncil(kinds) } });
}

/** What a notice says is not on its agenda, and why: as `leavePoint` kept it and nothing put it there since. */
export async function omissionsOf(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly Readonly<{ point: string; reason: string }>[]> {
  const points = await annualPoints(tx, association, meetingId);
  return points.flatMap(({ point, reason }) => (reason === null ? [] : [{ point, reason }]));
}
