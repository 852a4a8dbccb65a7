import { Prisma } from "#prisma/client/client.ts";
import { type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import { DomainError } from "#server/kernel/errors.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { About } from "./privacy.schema.ts";
import { type Extent, maySend, type Use } from "./use.rules.ts";

/**
 * How far the use of a party's data, or of its legal representative's own, is restricted on a day; the
 * widest wins; null when it is not.
 */
export async function restrictionOf(
  tx: Tx,
  associationId: AssociationId,
  { partyId, representativeId = null }: About,
  day: PlainDate,
): Promise<Extent | null> {
  const on = toColumn(day);
  const rows = await tx.restriction.findMany({
    where: {
      ...{ associationId, partyId, representativeId, startsOn: { lte: on } },
      OR: [{ endsOn: null }, { endsOn: { gte: on } }],
    },
    select: { extent: true },
  });
  if (rows.length === 0) return null;
  return rows.some(({ extent }) => extent === "all") ? "all" : "optional";
}

/**
 * Whose data are restricted on a day and how far, one row a person, for a list: `all` is the widest
 * and the first of the two words.
 */
export const restrictedOn = (associations: Prisma.Sql, on: Prisma.Sql) => Prisma.sql`(
  SELECT association_id, party_id, min(extent) AS extent FROM restriction
  WHERE association_id = ANY (${associations}) AND representative_id IS NULL AND starts_on <= ${on}
    AND (ends_on IS NULL OR ends_on >= ${on})
  GROUP BY association_id, party_id)`;

/** The day whose restrictions are marked; null for a reader who is not told of them. */
export type Marks = PlainDate | null;

/**
 * Those whose data are only kept on a day: marked wherever the office reads their names. What their
 * legal representative had restricted is his own alone.
 */
export async function onlyKept(
  tx: Tx,
  associationId: AssociationId,
  day: PlainDate,
): Promise<ReadonlySet<string>> {
  const on = toColumn(day);
  const rows = await tx.restriction.findMany({
    where: {
      ...{ associationId, representativeId: null, extent: "all", startsOn: { lte: on } },
      OR: [{ endsOn: null }, { endsOn: { gte: on } }],
    },
    select: { partyId: true },
  });
  return new Set(rows.map(({ partyId }) => partyId));
}

/** The names of those among a statement's people whose data are only kept, as one text. */
export const restrictedNames = (
  association: AssociationId,
  marks: Marks,
  people: Prisma.Sql,
): Prisma.Sql => Prisma.sql`coalesce((
  SELECT string_agg(DISTINCT coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)), ', ')
  FROM ${restrictedOn(Prisma.sql`ARRAY[${association}::uuid]`, Prisma.sql`${marks?.toString() ?? null}::date`)} x
  JOIN party p ON p.association_id = x.association_id AND p.id = x.party_id
  WHERE x.extent = 'all' AND p.id IN (${people})), '')`;

/**
 * The one gate of everything that is sent to a person of the register.
 * @throws DomainError `privacy.restricted` where a restriction or an objection stops it.
 */
export async function refuseRestricted(
  tx: Tx,
  association: AssociationId,
  about: About,
  use: Use,
  day: PlainDate,
): Promise<void> {
  if (maySend(use, "all")) return;
  if (!maySend(use, await restrictionOf(tx, association, about, day))) {
    throw new DomainError("privacy.restricted");
  }
}
