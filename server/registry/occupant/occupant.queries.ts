import type { PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { OccupantFile, type OccupantLine } from "./occupant.schema.ts";

/** Who holds a lot on a day, in whatever right. */
export async function holdersOf(
  tx: Tx,
  association: AssociationId,
  lotId: string,
  day: PlainDate,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT party_id AS id FROM holding
    WHERE association_id = ${association}::uuid AND lot_id = ${lotId}::uuid
      AND starts_on <= ${day.toString()}::date
      AND (ends_on IS NULL OR ends_on >= ${day.toString()}::date)`;
  return rows.map(({ id }) => id);
}

/** The occupants of a lot, those of today first; nobody who was taken back. */
export function listOccupants(
  tx: Tx,
  association: AssociationId,
  lotId: string,
): Promise<OccupantLine[]> {
  return tx.$queryRaw<OccupantLine[]>`
    SELECT o.id, o.name, o.email, o.phone, o.language, o.starts_on::text AS "startsOn",
      o.ends_on::text AS "endsOn", o.restricted_on::text AS "restrictedOn"
    FROM occupant o
    WHERE o.association_id = ${association}::uuid AND o.lot_id = ${lotId}::uuid
      AND NOT EXISTS (SELECT FROM occupant_withdrawal w
        WHERE w.association_id = o.association_id AND w.occupant_id = o.id)
    ORDER BY o.ends_on DESC NULLS FIRST, o.starts_on DESC, o.id LIMIT 100`;
}

/** All that is kept of the occupants of a lot: what was corrected, and who was taken back, last. */
export async function occupantFiles(
  tx: Tx,
  association: AssociationId,
  lotId: string,
): Promise<readonly OccupantFile[]> {
  const rows = await tx.$queryRaw<{ file: unknown }[]>`
    SELECT jsonb_build_object('id', o.id, 'name', o.name, 'email', o.email, 'phone', o.phone,
      'language', o.language, 'startsOn', o.starts_on, 'endsOn', o.ends_on,
      'restrictedOn', o.restricted_on,
      'recordedOn', (o.recorded_at AT TIME ZONE 'Europe/Brussels')::date,
      'withdrawal', CASE WHEN w.occupant_id IS NOT NULL THEN jsonb_build_object('reason', w.reason,
        'on', (w.at AT TIME ZONE 'Europe/Brussels')::date, 'by', w.by) END,
      'corrections', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'before', c.before,
          'on', (c.at AT TIME ZONE 'Europe/Brussels')::date, 'by', c.by, 'reason', c.reason)
          ORDER BY c.id DESC), '[]')
        FROM occupant_correction c
        WHERE c.association_id = o.association_id AND c.occupant_id = o.id)) AS file
    FROM occupant o LEFT JOIN occupant_withdrawal w
      ON w.association_id = o.association_id AND w.occupant_id = o.id
    WHERE o.association_id = ${association}::uuid AND o.lot_id = ${lotId}::uuid
    ORDER BY w.occupant_id IS NOT NULL, o.ends_on DESC NULLS FIRST, o.starts_on DESC, o.id LIMIT 100`;
  return rows.map(({ file }) => OccupantFile.parse(file));
}

/** Who occupies which lot on a day, with how they are reached: for whoever writes to them. */
export function occupantsAt(
  tx: Tx,
  association: AssociationId,
  day: PlainDate,
): Promise<(OccupantLine & { lotId: string })[]> {
  const on = day.toString();
  return tx.$queryRaw<(OccupantLine & { lotId: string })[]>`
    SELECT o.id, o.lot_id AS "lotId", o.name, o.email, o.phone, o.language,
      o.starts_on::text AS "startsOn", o.ends_on::text AS "endsOn",
      o.restricted_on::text AS "restrictedOn"
    FROM occupant o
    WHERE o.association_id = ${association}::uuid AND o.starts_on <= ${on}::date
      AND (o.ends_on IS NULL OR o.ends_on >= ${on}::date)
      AND (o.restricted_on IS NULL OR o.restricted_on > ${on}::date)
      AND NOT EXISTS (SELECT FROM occupant_withdrawal w
        WHERE w.association_id = o.association_id AND w.occupant_id = o.id)
    ORDER BY o.lot_id, o.starts_on, o.id`;
}
