import { Prisma } from "#prisma/client/client.ts";
import type { PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";

/** Who holds something of a lot on a day: `at` and `on` are columns or values of the statement around. */
const holdersOn = (at: Prisma.Sql, on: Prisma.Sql) => Prisma.sql`
  SELECT h.party_id FROM holding h
  WHERE h.association_id = ${at} AND h.starts_on <= ${on}
    AND (h.ends_on IS NULL OR h.ends_on >= ${on})`;

/**
 * Who is asked on a day: each co-owner with an access, by himself or by who acts for him in law. One
 * a party, whatever it holds: what weighs by shares is a vote.
 */
export const askedOn = (at: Prisma.Sql, on: Prisma.Sql) => Prisma.sql`
  ${holdersOn(at, on)} AND EXISTS (SELECT FROM membership m
    LEFT JOIN legal_representative r
      ON r.association_id = m.association_id AND r.id = m.representative_id
    WHERE m.association_id = h.association_id AND m.party_id = h.party_id
      AND m.role::text IN ('owner', 'council', 'auditor') AND m.starts_on <= ${on}
      AND coalesce(least(m.ends_on, r.ends_on), 'infinity'::date) >= ${on})`;

/** Those of some parties that hold something of a lot on a day. */
export async function holdersAmong(
  tx: Tx,
  association: AssociationId,
  parties: readonly string[],
  day: PlainDate,
): Promise<readonly string[]> {
  const held = holdersOn(Prisma.sql`${association}::uuid`, Prisma.sql`${day.toString()}::date`);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM unnest(${[...new Set(parties)]}::uuid[]) id WHERE id IN (${held}) ORDER BY id`;
  return rows.map(({ id }) => id);
}
