import { Prisma } from "#prisma/client/client.ts";
import type { PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { type Marks, restrictedOn } from "../privacy/restriction.queries.ts";
import type { SeatLine } from "./seat.schema.ts";

/** Every seat of an association, the latest first. */
export function listSeats(
  tx: Tx,
  association: AssociationId,
  day: PlainDate,
  marks: Marks = null,
): Promise<SeatLine[]> {
  const own = Prisma.sql`ARRAY[${association}::uuid]`;
  return tx.$queryRaw<SeatLine[]>`
    SELECT s.id, s.kind::text AS kind, s.party_id AS "partyId",
      coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS name,
      s.appointed_on::text AS "appointedOn", s.starts_on::text AS "startsOn",
      s.ends_on::text AS "endsOn", s.decision, s.end_reason AS "endReason",
      EXISTS (SELECT FROM membership m WHERE m.association_id = s.association_id
        AND m.party_id = s.party_id AND m.role IN ('owner', 'council', 'auditor')
        AND m.starts_on <= ${day.toString()}::date
        AND (m.ends_on IS NULL OR m.ends_on >= ${day.toString()}::date)) AS "hasAccess",
      x.extent AS restriction
    FROM seat s JOIN party p ON p.association_id = s.association_id AND p.id = s.party_id
    LEFT JOIN ${restrictedOn(own, Prisma.sql`${marks?.toString() ?? null}::date`)} x
      ON x.association_id = p.association_id AND x.party_id = p.id
    WHERE s.association_id = ${association}::uuid
    ORDER BY s.starts_on DESC, name, s.id
    LIMIT 200`;
}

/** What the law counts, and the days on which the ordinary assembly is held. */
export async function seatGround(tx: Tx, association: AssociationId) {
  const lots = await tx.lot.findMany({
    where: { associationId: association },
    select: { kind: true },
  });
  const { periodStart } = await tx.association.findUniqueOrThrow({
    where: { id: association },
    select: { periodStart: true },
  });
  return { kinds: lots.map(({ kind }) => kind), periodStart };
}

/** Those who may be elected: everybody of the register, by name. */
export function listElectable(tx: Tx, association: AssociationId) {
  return tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT p.id, coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS name
    FROM party p WHERE p.association_id = ${association}::uuid
    ORDER BY lower(coalesce(p.company_name, p.family_name)), name, p.id LIMIT 1000`;
}

/** Whether a party holds a right to a lot, or votes for those who do, on a day (art. 3.90 §1). */
export async function hasRight(
  tx: Tx,
  association: AssociationId,
  partyId: string,
  day: PlainDate,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT EXISTS (SELECT FROM holding h
        WHERE h.association_id = ${association}::uuid AND h.party_id = ${partyId}::uuid
          AND h.starts_on <= ${day.toString()}::date
          AND (h.ends_on IS NULL OR h.ends_on >= ${day.toString()}::date))
      OR EXISTS (SELECT FROM representation r
        WHERE r.association_id = ${association}::uuid AND r.party_id = ${partyId}::uuid
          AND r.starts_on <= ${day.toString()}::date
          AND (r.ends_on IS NULL OR r.ends_on >= ${day.toString()}::date)) AS held`;
  return row?.held ?? false;
}

type Span = Readonly<{ startsOn: PlainDate; endsOn: PlainDate }>;

/**
 * Whether a party is the syndic in these days: the office itself by its enterprise number, or somebody
 * of its staff whose account stands for the party (art. 3.89 §9).
 */
export async function isSyndic(
  tx: Tx,
  association: AssociationId,
  partyId: string,
  { startsOn, endsOn }: Span,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT EXISTS (SELECT FROM mandate d JOIN office o ON o.id = d.office_id
      JOIN party p ON p.association_id = d.association_id AND p.id = ${partyId}::uuid
      WHERE d.association_id = ${association}::uuid
        AND d.starts_on <= ${endsOn.toString()}::date AND d.ends_on >= ${startsOn.toString()}::date
        AND (o.enterprise_number = p.enterprise_number OR EXISTS (
          SELECT FROM office_staff s
          JOIN membership m ON m.association_id = d.association_id AND m.account_id = s.account_id
          WHERE s.office_id = o.id AND m.party_id = p.id
            AND s.starts_on <= ${endsOn.toString()}::date
            AND (s.ends_on IS NULL OR s.ends_on >= ${startsOn.toString()}::date)))) AS held`;
  return row?.held ?? false;
}

/** Whether somebody of an office's staff sits in the council or checks the accounts in these days. */
export async function holdsSeat(
  tx: Tx,
  association: AssociationId,
  officeId: string,
  { startsOn, endsOn }: Span,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`
    SELECT EXISTS (SELECT FROM seat e
      JOIN party p ON p.association_id = e.association_id AND p.id = e.party_id
      JOIN office o ON o.id = ${officeId}::uuid
      WHERE e.association_id = ${association}::uuid
        AND e.starts_on <= ${endsOn.toString()}::date AND e.ends_on >= ${startsOn.toString()}::date
        AND (o.enterprise_number = p.enterprise_number OR EXISTS (
          SELECT FROM office_staff s
          JOIN membership m ON m.association_id = e.association_id AND m.account_id = s.account_id
          WHERE s.office_id = o.id AND m.party_id = p.id))) AS held`;
  return row?.held ?? false;
}
