import { fromColumn, type PlainDate } from "#server/kernel/calendar.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Colleague } from "./colleague.schema.ts";

/** Staff of the offices an account works for on a day; the account itself is one of them. */
export function listColleagues(
  tx: Tx,
  accountId: string,
  day: PlainDate,
): Promise<readonly Colleague[]> {
  return tx.$queryRaw<Colleague[]>`
    SELECT DISTINCT ON (lower(a.display_name), a.id, s.office_id) s.office_id AS "officeId",
      a.id AS "accountId", a.display_name AS name, s.role::text AS role,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'slug', x.slug)
          ORDER BY x.name, x.id), '[]')
        FROM association_follow f JOIN association x ON x.id = f.association_id
        WHERE f.account_id = a.id) AS follows,
      (SELECT jsonb_build_object('id', b.id, 'startsOn', b.starts_on, 'endsOn', b.ends_on,
          'replacementName', r.display_name)
        FROM absence b JOIN account r ON r.id = b.replacement_id
        WHERE b.account_id = a.id AND b.office_id = s.office_id AND b.cancelled_at IS NULL
          AND b.ends_on >= ${day.toString()}::date
        ORDER BY b.starts_on, b.id LIMIT 1) AS absence
    FROM office_staff me
    JOIN office_staff s ON s.office_id = me.office_id AND s.starts_on <= ${day.toString()}::date
      AND (s.ends_on IS NULL OR s.ends_on >= ${day.toString()}::date)
    JOIN account a ON a.id = s.account_id
    WHERE me.account_id = ${accountId}::uuid AND me.starts_on <= ${day.toString()}::date
      AND (me.ends_on IS NULL OR me.ends_on >= ${day.toString()}::date)
    ORDER BY lower(a.display_name), a.id, s.office_id
    LIMIT 100`;
}

/** Whose queue an account sees to on a day: its own, and those of the absent it stands in for. */
export async function queuesOf(tx: Tx, accountId: string, day: PlainDate): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT account_id AS id FROM absence
    WHERE replacement_id = ${accountId}::uuid AND cancelled_at IS NULL
      AND starts_on <= ${day.toString()}::date AND ends_on >= ${day.toString()}::date`;
  return [accountId, ...rows.map(({ id }) => id)];
}

/** The associations an account follows, of those that may be seen. */
export async function followedBy(tx: Tx, accountId: string): Promise<string[]> {
  const rows = await tx.associationFollow.findMany({
    where: { accountId },
    select: { associationId: true },
  });
  return rows.map(({ associationId }) => associationId);
}

/** What an account is in the transaction's association, as somebody who could sign in and open it. */
export async function rolesHere(
  tx: Tx,
  accountId: string,
  day: PlainDate,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ role: string }[]>`
    SELECT role FROM association_people(${day.toString()}::date)
    WHERE account_id = ${accountId}::uuid`;
  return rows.map(({ role }) => role);
}

/** The absences of an account that are not over, with their days. */
export async function absencesOf(tx: Tx, accountId: string, day: PlainDate) {
  const rows = await tx.$queryRaw<{ id: string; startsOn: Date; endsOn: Date }[]>`
    SELECT id, starts_on AS "startsOn", ends_on AS "endsOn" FROM absence
    WHERE account_id = ${accountId}::uuid AND cancelled_at IS NULL
      AND ends_on >= ${day.toString()}::date ORDER BY starts_on, id`;
  return rows.map(({ id, startsOn, endsOn }) => ({
    id,
    startsOn: fromColumn(startsOn),
    endsOn: fromColumn(endsOn),
  }));
}
