import { notFound } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { disposalOf, type ItemMotions } from "./motion.rules.ts";

/** The items of a meeting with what was moved about them, in one statement. */
export async function listMotions(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
): Promise<readonly ItemMotions[]> {
  const rows = await tx.$queryRaw<Omit<ItemMotions, "disposal">[]>`
    SELECT i.id AS "itemId", i.position, i.title,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('resolutionId', d.resolution_id, 'kind', d.kind,
          'reason', d.reason, 'at', to_char(d.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
          ORDER BY d.at, d.id), '[]')
        FROM item_disposal d
        WHERE d.association_id = i.association_id AND d.item_id = i.id) AS disposals,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('resolutionId', r.id, 'position', r.position,
          'convened', r.text, 'opened', o.at IS NOT NULL, 'closed', c.at IS NOT NULL,
          'closedAt', to_char(c.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'amendments', (SELECT coalesce(jsonb_agg(jsonb_build_object('version', a.version,
              'text', a.text, 'reason', a.reason,
              'at', to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
              ORDER BY a.version), '[]')
            FROM text_amendment a
            WHERE a.association_id = r.association_id AND a.resolution_id = r.id),
          'reopened', (SELECT jsonb_build_object('nextId', n.next_id, 'reason', n.reason,
              'at', to_char(n.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
            FROM ballot_reopening n
            WHERE n.association_id = r.association_id AND n.resolution_id = r.id),
          'reopens', (SELECT n.resolution_id FROM ballot_reopening n
            WHERE n.association_id = r.association_id AND n.next_id = r.id))
          ORDER BY r.position), '[]')
        FROM resolution r
        LEFT JOIN ballot_opening o ON o.association_id = r.association_id AND o.resolution_id = r.id
        LEFT JOIN ballot_closure c ON c.association_id = r.association_id AND c.resolution_id = r.id
        WHERE r.association_id = i.association_id AND r.item_id = i.id) AS texts
    FROM agenda_item i
    WHERE i.association_id = ${association}::uuid AND i.meeting_id = ${meetingId}::uuid
    ORDER BY i.position`;
  return rows.map((row) => ({ ...row, disposal: disposalOf(row.disposals, null) }));
}

/** An item with what was moved about it. @throws notFound where the meeting has no such item */
export async function findMotions(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  is: (item: ItemMotions) => boolean,
): Promise<ItemMotions> {
  const item = (await listMotions(tx, association, meetingId)).find(is);
  if (!item) throw notFound();
  return item;
}
