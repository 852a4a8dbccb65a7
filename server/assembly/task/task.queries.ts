import { fromColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { askOf, isPagedByName, namesPage, officePage } from "./task.rules.ts";
import type { AskLine, MeetingStage, OfficeLine, OfficeList, OfficeName } from "./task.schema.ts";

type OfficeRow = Omit<OfficeLine, "mandateEndsOn" | "meeting"> & {
  mandateEndsOn: Date | null;
  meetingId: string | null;
  startsAt: Date | null;
  stage: MeetingStage | null;
};

/** What the associations of an office are called, and where they are. */
export function listNames(
  tx: Tx,
  associations: readonly AssociationId[],
): Promise<readonly OfficeName[]> {
  return tx.$queryRaw<OfficeName[]>`
    SELECT id, name, town FROM association WHERE id = ANY (${[...associations]}::uuid[])`;
}

/** Associations of an office, each with the first meeting whose minutes are not drawn up. */
export async function listOffice(tx: Tx, associations: readonly string[]): Promise<OfficeLine[]> {
  const ids = [...associations];
  // Of each table the rows of all at once: a look for every association costs as many again.
  const rows = await tx.$queryRaw<OfficeRow[]>`
    SELECT a.id, a.slug, a.name, a.town, coalesce(l.count, 0) AS lots,
      g.ends_on AS "mandateEndsOn", m.id AS "meetingId", m.starts_at AS "startsAt", m.stage
    FROM association a
    LEFT JOIN (SELECT association_id, count(*)::int FROM lot
      WHERE association_id = ANY (${ids}::uuid[]) AND ends_on IS NULL
      GROUP BY association_id) l ON l.association_id = a.id
    LEFT JOIN (SELECT association_id, max(ends_on) AS ends_on FROM mandate
      WHERE association_id = ANY (${ids}::uuid[])
      GROUP BY association_id) g ON g.association_id = a.id
    LEFT JOIN (
      SELECT DISTINCT ON (m.association_id) m.association_id, m.id, m.starts_at, CASE
          WHEN c.meeting_id IS NOT NULL THEN 'closed'
          WHEN o.meeting_id IS NOT NULL THEN 'open'
          WHEN n.meeting_id IS NOT NULL THEN 'convened'
          ELSE 'draft' END AS stage
      FROM meeting m
      LEFT JOIN convocation n ON (n.association_id, n.meeting_id) = (m.association_id, m.id)
      LEFT JOIN meeting_opening o ON (o.association_id, o.meeting_id) = (m.association_id, m.id)
      LEFT JOIN meeting_closing c ON (c.association_id, c.meeting_id) = (m.association_id, m.id)
      LEFT JOIN minutes p ON (p.association_id, p.meeting_id) = (m.association_id, m.id)
      WHERE m.association_id = ANY (${ids}::uuid[]) AND p.meeting_id IS NULL
        AND NOT EXISTS (SELECT FROM meeting_withdrawal w
          WHERE (w.association_id, w.meeting_id) = (m.association_id, m.id))
      ORDER BY m.association_id, m.starts_at, m.id
    ) m ON m.association_id = a.id
    WHERE a.id = ANY (${ids}::uuid[])`;
  return rows.map(({ mandateEndsOn, meetingId, startsAt, stage, ...row }) => ({
    ...row,
    mandateEndsOn: mandateEndsOn && fromColumn(mandateEndsOn).toString(),
    meeting:
      meetingId && startsAt && stage
        ? { id: meetingId, startsAt: startsAt.toISOString(), stage }
        : null,
  }));
}

/** One page of an office's table. Of a large office only what stands on the page is looked up. */
export async function showOffice(
  tx: Tx,
  associations: readonly AssociationId[],
  asked: OfficeList,
) {
  if (!isPagedByName(asked, associations.length)) {
    return officePage(await listOffice(tx, associations), asked);
  }
  const { rows, ...page } = namesPage(await listNames(tx, associations), asked);
  const found = await listOffice(
    tx,
    rows.map(({ id }) => id),
  );
  const lines = new Map(found.map((line) => [line.id, line]));
  return { ...page, rows: rows.flatMap(({ id }) => lines.get(id) ?? []) };
}

type AskRow = Omit<AskLine, "ask" | "startsAt"> & {
  startsAt: Date;
  opened: boolean;
  closed: boolean;
  minuted: boolean;
  past: boolean;
  present: boolean;
  attended: boolean;
  represented: boolean;
  signed: boolean;
};

/** What is asked of these parties about the meetings convened lately or still to come. */
export async function listAsks(
  tx: Tx,
  parties: readonly string[],
  moment: Temporal.Instant,
): Promise<AskLine[]> {
  const mine = [...parties];
  const rows = await tx.$queryRaw<AskRow[]>`
    SELECT m.id AS "meetingId", m.starts_at AS "startsAt", a.name AS "associationName", a.slug,
      o.meeting_id IS NOT NULL AS opened, c.meeting_id IS NOT NULL AS closed,
      p.meeting_id IS NOT NULL AS minuted,
      m.starts_at < ${moment.toString()}::timestamptz - interval '1 day' AS past,
      coalesce(last.kind = 'arrived', false) AS present, last.kind IS NOT NULL AS attended,
      EXISTS (SELECT FROM proxy x WHERE x.association_id = m.association_id
        AND x.meeting_id = m.id AND x.revoked_at IS NULL AND x.lot_ids = '{}'
        AND x.principal_party_id = me.id) AS represented,
      EXISTS (SELECT FROM minutes_signature s WHERE s.association_id = m.association_id
        AND s.meeting_id = m.id AND s.party_id = me.id) AS signed,
      (SELECT count(*)::int FROM resolution r
        JOIN ballot_opening b ON (b.association_id, b.resolution_id) = (r.association_id, r.id)
        WHERE r.association_id = m.association_id AND r.meeting_id = m.id
          AND NOT EXISTS (SELECT FROM ballot_closure z
            WHERE (z.association_id, z.resolution_id) = (r.association_id, r.id))
          AND EXISTS (SELECT FROM entitlement e
            JOIN entitlement_lot l ON (l.association_id, l.entitlement_id) = (e.association_id, e.id)
            WHERE e.association_id = m.association_id AND e.meeting_id = m.id
              AND EXISTS (
                SELECT FROM (SELECT me.id AS party, '{}'::uuid[] AS lots
                  UNION ALL SELECT x.principal_party_id, x.lot_ids FROM proxy x
                  WHERE x.association_id = m.association_id AND x.meeting_id = m.id
                    AND x.revoked_at IS NULL AND x.holder_party_id = me.id) seat
                WHERE (seat.lots = '{}' OR l.lot_id = ANY (seat.lots))
                  AND (e.voter_party_id = seat.party OR (e.voter_party_id IS NULL
                    AND e.nature = 'undivided' AND seat.party = ANY (e.holder_ids))))
              AND NOT EXISTS (SELECT FROM proxy g
                WHERE g.association_id = m.association_id AND g.meeting_id = m.id
                  AND g.revoked_at IS NULL AND g.principal_party_id = me.id
                  AND l.lot_id = ANY (g.lot_ids))
              AND NOT EXISTS (SELECT FROM vote_event v
                WHERE (v.association_id, v.resolution_id, v.entitlement_id)
                    = (r.association_id, r.id, e.id)
                  AND (v.lot_ids = '{}' OR l.lot_id = ANY (v.lot_ids))))) AS ballots
    FROM party me
    JOIN meeting m ON m.association_id = me.association_id
    JOIN convocation n ON (n.association_id, n.meeting_id) = (m.association_id, m.id)
    JOIN association a ON a.id = m.association_id
    LEFT JOIN meeting_opening o ON (o.association_id, o.meeting_id) = (m.association_id, m.id)
    LEFT JOIN meeting_closing c ON (c.association_id, c.meeting_id) = (m.association_id, m.id)
    LEFT JOIN minutes p ON (p.association_id, p.meeting_id) = (m.association_id, m.id)
    LEFT JOIN LATERAL (SELECT t.kind FROM attendance t
      WHERE t.association_id = m.association_id AND t.meeting_id = m.id AND t.party_id = me.id
      ORDER BY t.at DESC, t.id DESC LIMIT 1) last ON true
    WHERE me.id = ANY (${mine}::uuid[])
      AND NOT EXISTS (SELECT FROM meeting_withdrawal w
        WHERE (w.association_id, w.meeting_id) = (m.association_id, m.id))
      AND m.starts_at > ${moment.toString()}::timestamptz - interval '30 days'
    ORDER BY m.starts_at, m.id LIMIT 100`;
  return rows.flatMap(({ meetingId, startsAt, associationName, slug, ballots, ...facts }) => {
    const ask = askOf({ ...facts, ballots });
    return ask
      ? [{ ask, meetingId, startsAt: startsAt.toISOString(), associationName, slug, ballots }]
      : [];
  });
}
