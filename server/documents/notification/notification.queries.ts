import { Prisma } from "#prisma/client/client.ts";
import type { Role } from "#server/kernel/actor.ts";
import type { PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Readable } from "./notification.policy.ts";
import { type Choice, NOTIFICATION_NAMES, type NotificationLine } from "./notification.schema.ts";

export const MOST_SHOWN = 100;

type Row = Omit<NotificationLine, "at"> & { at: Date };

/** Those notifications `n` whose reader may still open what they are about. */
export function openTo(readable: readonly Readable[]): Prisma.Sql {
  const parts = readable.map(
    ({ kinds, associations }) =>
      Prisma.sql`(n.kind = ANY (${[...kinds]}) AND n.association_id = ANY (${[...associations]}::uuid[]))`,
  );
  return parts.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(parts, " OR ")})`;
}

/** The latest notifications of an account, read or not, of kinds that it wants to see. */
export async function listNotifications(
  tx: Tx,
  accountId: string,
  readable: readonly Readable[],
): Promise<readonly NotificationLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT n.id, n.kind, n.subject_id AS "subjectId", n.at, a.name AS "associationName", a.slug,
      m.read_at IS NOT NULL AS "isRead"
    FROM notification n JOIN association a ON a.id = n.association_id
    LEFT JOIN notification_mark m ON m.notification_id = n.id AND m.account_id = n.account_id
    WHERE n.account_id = ${accountId}::uuid AND ${openTo(readable)}
      AND NOT EXISTS (SELECT FROM notification_choice c
        WHERE c.account_id = n.account_id AND c.kind = n.kind AND NOT c.shown)
    ORDER BY n.at DESC, n.id DESC LIMIT ${MOST_SHOWN}`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** How many an account has not read yet; a hundred stands for more. */
export async function countUnread(
  tx: Tx,
  accountId: string,
  readable: readonly Readable[],
): Promise<number> {
  const [row] = await tx.$queryRaw<{ unread: number }[]>`
    SELECT count(*)::int AS unread FROM (
      SELECT FROM notification n
      WHERE n.account_id = ${accountId}::uuid AND ${openTo(readable)}
        AND NOT EXISTS (SELECT FROM notification_mark m
          WHERE m.notification_id = n.id AND m.account_id = n.account_id AND m.read_at IS NOT NULL)
        AND NOT EXISTS (SELECT FROM notification_choice c
          WHERE c.account_id = n.account_id AND c.kind = n.kind AND NOT c.shown)
      LIMIT ${MOST_SHOWN}) unread`;
  return row?.unread ?? 0;
}

/** How an account hears of each kind: both ways, unless it chose otherwise. */
export async function listChoices(tx: Tx, accountId: string): Promise<readonly Choice[]> {
  const kept = await tx.notificationChoice.findMany({ where: { accountId } });
  return NOTIFICATION_NAMES.map((kind) => {
    const choice = kept.find((one) => one.kind === kind);
    return { kind, shown: choice?.shown ?? true, mailed: choice?.mailed ?? true };
  });
}

/** The accounts that are one of `roles` in the transaction's association, and could sign in as such. */
export async function peopleOf(
  tx: Tx,
  roles: readonly Role[],
  day: PlainDate,
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT account_id AS id FROM association_people(${day.toString()}::date)
    WHERE role = ANY (${[...roles]})`;
  return rows.map(({ id }) => id);
}

/**
 * The accounts of an office that a fact concerns: who follows the association and who stands in for
 * one of these, or everybody of `roles` where nobody follows it.
 */
export async function officeAudience(
  tx: Tx,
  association: AssociationId,
  roles: readonly Role[],
  day: PlainDate,
): Promise<readonly string[]> {
  const on = day.toString();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH staff AS MATERIALIZED (
      SELECT DISTINCT account_id AS id FROM association_people(${on}::date)
      WHERE role = ANY (${[...roles]})
    ), followers AS (
      SELECT f.account_id AS id FROM association_follow f JOIN staff ON staff.id = f.account_id
      WHERE f.association_id = ${association}::uuid
    )
    SELECT id FROM staff WHERE NOT EXISTS (SELECT FROM followers)
    UNION SELECT id FROM followers
    UNION SELECT b.replacement_id FROM absence b
      JOIN followers ON followers.id = b.account_id JOIN staff ON staff.id = b.replacement_id
      WHERE b.cancelled_at IS NULL AND b.starts_on <= ${on}::date AND b.ends_on >= ${on}::date`;
  return rows.map(({ id }) => id);
}
