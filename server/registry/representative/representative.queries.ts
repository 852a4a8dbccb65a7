import { z } from "zod";
import { Prisma } from "#prisma/client/client.ts";
import { type PlainDate, toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { actingOn } from "./representative.rules.ts";
import { type ActingFor, RepresentativeRow } from "./representative.schema.ts";

/**
 * Whoever has or had a power for the parties of the statement around it, `p`, as one JSON column:
 * which of them acts on a day is the rules' to say.
 */
export const REPRESENTATIVES = Prisma.sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'partyId', r.party_id, 'kind', r.kind,
    'name', r.name, 'behalf', r.behalf, 'source', r.source, 'sourceOn', r.source_on,
    'sourceReference', r.source_reference, 'court', r.court, 'overProperty', r.over_property,
    'manner', r.manner, 'startsOn', r.starts_on, 'endsOn', r.ends_on, 'endReason', r.end_reason,
    'isWithdrawn', r.withdrawn_at IS NOT NULL, 'receivesMail', r.receives_mail, 'email', r.email,
    'phone', r.phone, 'street', r.street, 'postcode', r.postcode, 'town', r.town,
    'language', r.language, 'ordinaryChannel', r.ordinary_channel,
    'emailAcceptedOn', r.email_accepted_on) ORDER BY r.starts_on DESC, r.id DESC), '[]')
  FROM legal_representative r
  WHERE r.association_id = p.association_id AND r.party_id = p.id)`;

export const RepresentativeRows = z.array(RepresentativeRow);

/** A party's kind with all who have or had a power for it, the latest first; null when there is none. */
export async function representativesOf(tx: Tx, association: AssociationId, partyId: string) {
  const [row] = await tx.$queryRaw<{ kind: "natural" | "legal" | "estate"; all: unknown }[]>`
    SELECT p.kind::text AS kind, ${REPRESENTATIVES} AS "all" FROM party p
    WHERE p.association_id = ${association}::uuid AND p.id = ${partyId}::uuid`;
  return row ? { kind: row.kind, all: RepresentativeRows.parse(row.all) } : null;
}

/** Who acts for whom on a day, by party: those for whom nobody does are not in it. */
export async function actingAt(
  tx: Tx,
  association: AssociationId,
  day: PlainDate,
): Promise<ReadonlyMap<string, readonly ActingFor[]>> {
  const rows = await tx.$queryRaw<{ id: string; all: unknown }[]>`
    SELECT p.id, ${REPRESENTATIVES} AS "all" FROM party p
    WHERE p.association_id = ${association}::uuid AND EXISTS (
      SELECT FROM legal_representative r
      WHERE r.association_id = p.association_id AND r.party_id = p.id)`;
  return new Map(
    rows.flatMap(({ id, all }) => {
      const acting = actingOn(RepresentativeRows.parse(all), day.toString());
      return acting.length > 0 ? [[id, acting.map(namedOf)] as const] : [];
    }),
  );
}

/** The lines by which an account acts for parties of an association, whether they act today or not. */
export async function linesHeldBy(
  tx: Tx,
  associationId: AssociationId,
  accountId: string,
): Promise<readonly string[]> {
  const rows = await tx.membership.findMany({
    where: { associationId, accountId, representativeId: { not: null } },
    select: { representativeId: true },
  });
  return rows.flatMap(({ representativeId }) => representativeId ?? []);
}

/** Of some representatives, those the use of whose own data is restricted on a day (GDPR art. 18). */
export async function restrictedOf(
  tx: Tx,
  associationId: AssociationId,
  partyId: string,
  day: PlainDate,
): Promise<readonly string[]> {
  const on = toColumn(day);
  const rows = await tx.restriction.findMany({
    where: {
      ...{ associationId, partyId, extent: "all", startsOn: { lte: on } },
      ...{ representativeId: { not: null }, OR: [{ endsOn: null }, { endsOn: { gte: on } }] },
    },
    select: { representativeId: true },
  });
  return rows.flatMap(({ representativeId }) => representativeId ?? []);
}

/** What an act or a list names of him: no address leaves with it. */
export function namedOf({ id, name, kind, behalf, manner }: RepresentativeRow): ActingFor {
  return { id, name, kind, behalf, manner };
}
