import type { PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { OccupantLine } from "./occupant.schema.ts";

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

/** The occupants of a lot, those of today first. */
export function listOccupants(
  tx: Tx,
  association: AssociationId,
  lotId: string,
): Promise<OccupantLine[]> {
  return tx.$queryRaw<OccupantLine[]>`
    SELECT id, name, email, phone, language, starts_on::text AS "startsOn",
      ends_on::text AS "endsOn"
    FROM occupant
    WHERE association_id = ${association}::uuid AND lot_id = ${lotId}::uuid
    ORDER BY ends_on DESC NULLS FIRST, starts_on DESC, id LIMIT 100`;
}

/** Who occupies which lot on a day, with how they are reached: for whoever writes to them. */
export function occupantsAt(
  tx: Tx,
  association: AssociationId,
  day: PlainDate,
): Promise<(OccupantLine & { lotId: string })[]> {
  const on = day.toString();
  return tx.$queryRaw<(OccupantLine & { lotId: string })[]>`
    SELECT id, lot_id AS "lotId", name, email, phone, language, starts_on::text AS "startsOn",
      ends_on::text AS "endsOn"
    FROM occupant
    WHERE association_id = ${association}::uuid AND starts_on <= ${on}::date
      AND (ends_on IS NULL OR ends_on >= ${on}::date)
    ORDER BY lot_id, starts_on, id`;
}
