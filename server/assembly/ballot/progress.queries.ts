import { Prisma } from "#prisma/client/client.ts";
import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { nowColumn } from "#server/platform/clock.ts";
import type { Tx } from "#server/platform/db.ts";
import { areMany, lossCut } from "../sitting/connection.queries.ts";
import type { Progress } from "../sitting/following.rules.ts";
import { TURNOUT } from "./ballot.queries.ts";

/**
 * How far a meeting has come, by a mark that changes with each arrival, opening, announcement, hand,
 * pause and closing, and with the moments that come to pass: the hour announced, a connection lost; it
 * says nothing of them. Beside it how many have voted where a text is open. @throws notFound
 */
export async function progressOf(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<Progress> {
  const moment = nowColumn();
  const of = [Prisma.sql`m.association_id`, Prisma.sql`m.id`] as const;
  const [row] = await tx.$queryRaw<Progress[]>`
    SELECT concat_ws('.',
      (SELECT count(*) FROM attendance a
        WHERE a.association_id = m.association_id AND a.meeting_id = m.id),
      (SELECT count(*) FROM proxy p WHERE p.association_id = m.association_id
        AND p.meeting_id = m.id AND p.revoked_at IS NULL),
      (SELECT count(*) FROM meeting_opening o
        WHERE o.association_id = m.association_id AND o.meeting_id = m.id),
      (SELECT count(*) FROM meeting_closing c
        WHERE c.association_id = m.association_id AND c.meeting_id = m.id),
      (SELECT concat(count(b.resolution_id), '.', count(d.resolution_id)) FROM resolution r
        LEFT JOIN ballot_opening b ON b.association_id = r.association_id AND b.resolution_id = r.id
        LEFT JOIN ballot_closure d ON d.association_id = r.association_id AND d.resolution_id = r.id
        WHERE r.association_id = m.association_id AND r.meeting_id = m.id),
      (SELECT concat(count(n.id), '.', count(n.id) FILTER (WHERE n.closes_at <= ${moment}), '.',
          (SELECT count(*) FROM time_request q JOIN resolution r
            ON r.association_id = q.association_id AND r.id = q.resolution_id
            WHERE r.association_id = m.association_id AND r.meeting_id = m.id))
        FROM resolution r
        JOIN closing_announcement n
          ON n.association_id = r.association_id AND n.resolution_id = r.id
        WHERE r.association_id = m.association_id AND r.meeting_id = m.id),
      (SELECT concat(count(*), '.', count(h.given_at), '.', count(h.lowered_at))
        FROM raised_hand h WHERE h.association_id = m.association_id AND h.meeting_id = m.id),
      (SELECT concat(count(*), '.', count(e.pause_id)) FROM meeting_pause p
        LEFT JOIN meeting_resumption e
          ON e.association_id = p.association_id AND e.pause_id = p.id
        WHERE p.association_id = m.association_id AND p.meeting_id = m.id),
      (SELECT count(*) FROM connection_loss l
        WHERE l.association_id = m.association_id AND l.meeting_id = m.id),
      (SELECT count(*) FROM remote_connection x WHERE x.association_id = m.association_id
        AND x.meeting_id = m.id AND (x.lost_at IS NOT NULL OR x.seen_at <= ${lossCut(...of, moment.getTime())}))) AS mark,
      (SELECT coalesce(json_agg(json_build_object('resolutionId', o.resolution_id,
          'heads', t.heads, 'shares', t.shares::text) ORDER BY o.at, o.resolution_id), '[]')
        FROM resolution r
        JOIN ballot_opening o ON o.association_id = r.association_id AND o.resolution_id = r.id
        CROSS JOIN LATERAL ${TURNOUT} t
        WHERE r.association_id = m.association_id AND r.meeting_id = m.id
          AND NOT EXISTS (SELECT FROM ballot_closure c
            WHERE c.association_id = r.association_id AND c.resolution_id = r.id)) AS turnouts,
      ${areMany(...of)} AS "areMany"
    FROM meeting m WHERE m.association_id = ${association}::uuid AND m.id = ${meetingId}::uuid`;
  if (!row) throw notFound();
  return row;
}
