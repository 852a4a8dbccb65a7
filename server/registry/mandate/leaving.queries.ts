import { fromColumn, type PlainDate } from "#server/kernel/calendar.ts";
import type { Tx } from "#server/platform/db.ts";
import { handOverDue, readsUntil } from "./mandate.rules.ts";

/** An association that an office has left: what it still has to do there, and until when it reads. */
export type LeavingLine = Readonly<{
  mandateId: string;
  associationName: string;
  slug: string;
  /** Days in ISO. */
  endsOn: string;
  dueOn: string;
  /** Null while the file is not handed over. */
  handedOverOn: string | null;
  /** Null where nobody has been recorded yet. */
  successor: string | null;
  readsUntil: string;
}>;

export type Left = Readonly<{ associationId: string; officeId: string }>;

type Row = Readonly<{
  mandateId: string;
  associationName: string;
  slug: string;
  endsOn: Date;
  handedOverOn: Date | null;
  accessDays: number | null;
  successor: string | null;
}>;

const iso = (column: Date | null) => column && fromColumn(column).toString();

/** The last mandate of each office in the association it has left; what is not done comes first. */
export async function listLeaving(
  tx: Tx,
  left: readonly Left[],
  day: PlainDate,
): Promise<readonly LeavingLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT m.id AS "mandateId", a.name AS "associationName", a.slug, m.ends_on AS "endsOn",
      h.done_on AS "handedOverOn", a.former_access_days AS "accessDays",
      (SELECT o.name FROM mandate n JOIN office o ON o.id = n.office_id
        WHERE n.association_id = m.association_id AND n.starts_on > m.ends_on
        ORDER BY n.provisional, n.starts_on, n.id LIMIT 1) AS successor
    FROM unnest(${left.map(({ associationId }) => associationId)}::uuid[],
      ${left.map(({ officeId }) => officeId)}::uuid[]) AS l(association, office)
    JOIN LATERAL (SELECT * FROM mandate d WHERE d.association_id = l.association
        AND d.office_id = l.office AND d.ends_on < ${day.toString()}::date
      ORDER BY d.ends_on DESC, d.id DESC LIMIT 1) m ON true
    JOIN association a ON a.id = m.association_id
    LEFT JOIN mandate_task h ON h.association_id = m.association_id AND h.mandate_id = m.id
      AND h.kind = 'handover'
    ORDER BY h.done_on IS NOT NULL, m.ends_on, a.name, m.id LIMIT 50`;
  return rows.map(({ endsOn, handedOverOn, accessDays, ...row }) => {
    const last = fromColumn(endsOn);
    const done = handedOverOn && fromColumn(handedOverOn);
    return {
      ...row,
      endsOn: last.toString(),
      dueOn: handOverDue(last).toString(),
      handedOverOn: iso(handedOverOn),
      readsUntil: readsUntil(last, done, accessDays).toString(),
    };
  });
}
