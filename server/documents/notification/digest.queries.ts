import type { Tx } from "#server/platform/db.ts";
import type { Readable } from "./notification.policy.ts";
import { openTo } from "./notification.queries.ts";

export type DigestReader = Readonly<{
  accountId: string;
  email: string;
  name: string;
  locale: string;
  /** In what it may act today, as the database says it. */
  capacities: unknown;
}>;
export type DigestLine = Readonly<{
  id: string;
  kind: string;
  subjectId: string;
  associationName: string;
  slug: string;
}>;

/** Lines of one mail; the page has the rest. */
export const MOST_LINES = 60;

/** The accounts with something unread since a moment that no mail told yet: it crosses all associations. */
export async function digestAccounts(tx: Tx, since: Temporal.Instant): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM digest_accounts(${since.toString()}::timestamptz) AS found(id) ORDER BY id`;
  return rows.map(({ id }) => id);
}

/** Who an account is, and what it may still see; null once it is gone. */
export async function digestReader(
  tx: Tx,
  accountId: string,
  day: string,
): Promise<DigestReader | null> {
  const rows = await tx.$queryRaw<DigestReader[]>`
    SELECT account_id AS "accountId", email, display_name AS name, locale, capacities
    FROM digest_reader(${accountId}::uuid, ${day}::date)`;
  return rows[0] ?? null;
}

/** What the mail of an account would tell: unread, untold, of kinds it wants by mail. */
export function digestLines(
  tx: Tx,
  accountId: string,
  readable: readonly Readable[],
): Promise<readonly DigestLine[]> {
  return tx.$queryRaw<DigestLine[]>`
    SELECT n.id, n.kind, n.subject_id AS "subjectId", a.name AS "associationName", a.slug
    FROM notification n JOIN association a ON a.id = n.association_id
    WHERE n.account_id = ${accountId}::uuid AND ${openTo(readable)}
      AND NOT EXISTS (SELECT FROM notification_mark m
        WHERE m.notification_id = n.id AND m.account_id = n.account_id)
      AND NOT EXISTS (SELECT FROM notification_choice c
        WHERE c.account_id = n.account_id AND c.kind = n.kind AND NOT c.mailed)
    ORDER BY a.name, n.at, n.id LIMIT ${MOST_LINES}`;
}
