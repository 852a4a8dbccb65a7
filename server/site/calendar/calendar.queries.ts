import { LEGAL_ZONE, type PlainDate } from "#server/kernel/calendar.ts";
import type { Tx } from "#server/platform/db.ts";
import { watchedTerms } from "#server/registry/deadline/deadline.queries.ts";
import type { CalendarEvent, CalendarScope } from "./calendar.schema.ts";

type Row = Omit<CalendarEvent, "startsAt"> & { startsAt: Date | null };

/**
 * Terms and ends of mandates of what one manages, and meetings, from a day to a day, in one
 * statement: a meeting not yet convened is the office's own affair.
 */
export async function listEvents(
  tx: Tx,
  scope: CalendarScope,
  from: PlainDate,
  to: PlainDate,
  limit: number,
): Promise<readonly CalendarEvent[]> {
  const { watched, members } = scope;
  const [first, last] = [from.toString(), to.toString()];
  const rows = await tx.$queryRaw<Row[]>`
    SELECT e.kind, e.id, e.day::text AS day, e.starts_at AS "startsAt", e.about,
      e.subject AS "subjectId", e.done, a.name AS "associationName", a.slug
    FROM (
      SELECT 'deadline' AS kind, d.id, d.association_id, d.due_on AS day,
        NULL::timestamptz AS starts_at, d.kind AS about, d.subject_id AS subject,
        d.done_at IS NOT NULL AS done
      FROM legal_deadline d
      -- Until when decisions can be challenged is every owner's to know (art. 3.92 §3).
      WHERE (${watchedTerms(scope)}
          OR (d.kind = 'assembly.challenge' AND d.association_id = ANY (${[...members]}::uuid[])))
        AND d.due_on BETWEEN ${first}::date AND ${last}::date
      UNION ALL
      SELECT 'mandate', m.id, m.association_id, m.ends_on, NULL, '', m.id, false FROM mandate m
      WHERE m.association_id = ANY (${[...watched]}::uuid[])
        AND m.ends_on BETWEEN ${first}::date AND ${last}::date
      UNION ALL
      SELECT 'meeting', m.id, m.association_id, (m.starts_at AT TIME ZONE ${LEGAL_ZONE})::date,
        m.starts_at, m.kind::text, m.id, c.meeting_id IS NOT NULL
      FROM meeting m
      LEFT JOIN convocation n ON (n.association_id, n.meeting_id) = (m.association_id, m.id)
      LEFT JOIN meeting_closing c ON (c.association_id, c.meeting_id) = (m.association_id, m.id)
      WHERE m.association_id = ANY (${[...members]}::uuid[])
        AND (m.association_id = ANY (${[...watched]}::uuid[]) OR n.meeting_id IS NOT NULL)
        AND (m.starts_at AT TIME ZONE ${LEGAL_ZONE})::date BETWEEN ${first}::date AND ${last}::date
        AND NOT EXISTS (SELECT FROM meeting_withdrawal w
          WHERE (w.association_id, w.meeting_id) = (m.association_id, m.id))
    ) e JOIN association a ON a.id = e.association_id
    ORDER BY e.day, e.starts_at NULLS FIRST, a.name, e.kind, e.id LIMIT ${limit}`;
  return rows.map(({ startsAt, ...row }) => ({
    ...row,
    startsAt: startsAt?.toISOString() ?? null,
  }));
}

/** Whose calendar a secret opens, in what language, over what he may see; null for no such secret. */
export async function findFeed(
  tx: Tx,
  tokenHash: Uint8Array,
  day: PlainDate,
): Promise<Readonly<{ locale: string; capacities: unknown }> | null> {
  const rows = await tx.$queryRaw<{ locale: string; capacities: unknown }[]>`
    SELECT locale, capacities FROM calendar_feed_scope(${tokenHash}, ${day.toString()}::date)`;
  return rows[0] ?? null;
}
