import type { PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationScope } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";

/** An association as its pages show it; shares in decimal digits, `MM-DD` for days of a year. */
export type AssociationView = Readonly<{
  id: string;
  slug: string;
  name: string;
  /** Ten digits. */
  enterpriseNumber: string;
  street: string;
  postcode: string;
  town: string;
  sharesTotal: string;
  fiscalYearStart: string;
  periodStart: string;
  /** The first one is authoritative. */
  languages: readonly string[];
}>;

/** The association at an address, among those one may read; null when there is none. */
export async function findAssociation(
  tx: Tx,
  scope: AssociationScope,
  slug: string,
): Promise<AssociationView | null> {
  const row = await tx.association.findFirst({
    where: { slug, id: { in: [...scope] } },
    omit: { createdAt: true },
  });
  return row && { ...row, sharesTotal: row.sharesTotal.toString() };
}

/** A line of the list of associations one acts in. */
export type AssociationLine = Readonly<{
  id: string;
  slug: string;
  name: string;
  postcode: string;
  town: string;
  lots: number;
  parties: number;
  /** Last day of the mandate in force; null where there is none. */
  mandateEndsOn: string | null;
}>;

/** All the associations one may read, by name. */
export function listAssociations(tx: Tx, day: PlainDate): Promise<AssociationLine[]> {
  return tx.$queryRaw<AssociationLine[]>`
    SELECT a.id, a.slug, a.name, a.postcode, a.town,
      (SELECT count(*)::int FROM lots_on(a.id, ${day.toString()}::date)) AS lots,
      (SELECT count(*)::int FROM party p WHERE p.association_id = a.id) AS parties,
      (SELECT max(m.ends_on)::text FROM mandate m WHERE m.association_id = a.id
        AND m.starts_on <= ${day.toString()}::date AND m.ends_on >= ${day.toString()}::date
      ) AS "mandateEndsOn"
    FROM association a
    ORDER BY lower(a.name), a.id`;
}
