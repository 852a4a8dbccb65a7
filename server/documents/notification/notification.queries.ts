import type { PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { type Choice, NOTIFICATION_NAMES, type NotificationLine } from "./notification.schema.ts";

export const MOST_SHOWN = 100;

type Row = Omit<NotificationLine, "at"> & { at: Date };

/** The latest notifications of an account, read or not, of kinds that it wants to see. */
export async function listNotifications(
  tx: Tx,
  accountId: string,
): Promise<readonly NotificationLine[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT n.id, n.kind, n.subject_id AS "subjectId", n.at, a.name AS "associationName", a.slug,
      m.read_at IS NOT NULL AS "isRead"
    FROM notification n JOIN association a ON a.id = n.association_id
    LEFT JOIN notification_mark m ON m.notification_id = n.id AND m.account_id = n.account_id
    WHERE n.account_id = ${accountId}::uuid
      AND NOT EXISTS (SELECT FROM notification_choice c
        WHERE c.account_id = n.account_id AND c.kind = n.kind AND NOT c.shown)
    ORDER BY n.at DESC, n.id DESC LIMIT ${MOST_SHOWN}`;
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** How many an account has not read yet; a hundred stands for more. */
export async function countUnread(tx: Tx, accountId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ unread: number }[]>`
    SELECT count(*)::int AS unread FROM (
      SELECT FROM notification n
      WHERE n.account_id = ${accountId}::uuid
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

/**
 * The accounts of an office that a fact concerns: who follows the association and who stands in for
 * one of these, or everybody where nobody follows it.
 */
export async function officeAudience(
  tx: Tx,
  association: AssociationId,
  day: PlainDate,
): Promise<readonly string[]> {
  const on = day.toString();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH staff AS (
      SELECT DISTINCT s.account_id AS id FROM office_staff s JOIN mandate m ON m.office_id = s.office_id
      LEFT JOIN staff_grant g ON g.association_id = m.association_id AND g.staff_id = s.id
      WHERE m.association_id = ${association}::uuid AND m.starts_on <= ${on}::date
        AND m.ends_on >= ${on}::date AND s.starts_on <= ${on}::date
        AND (s.ends_on IS NULL OR s.ends_on >= ${on}::date)
        AND (s.role = 'manager' OR s.everywhere OR g.id IS NOT NULL)
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

/** The accounts of those who own in an association, or sit for its owners. */
export async function ownerAudience(
  tx: Tx,
  association: AssociationId,
  day: PlainDate,
): Promise<readonly string[]> {
  const on = day.toString();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT account_id AS id FROM membership
    WHERE association_id = ${association}::uuid AND role IN ('owner', 'council', 'auditor')
      AND starts_on <= ${on}::date AND (ends_on IS NULL OR ends_on >= ${on}::date)`;
  return rows.map(({ id }) => id);
}
