import type { PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { PartialView } from "./partial.schema.ts";

/** This side's end of its links, with its own lots that have a twin there. */
export function listPartials(tx: Tx, association: AssociationId): Promise<PartialView[]> {
  return tx.$queryRaw<PartialView[]>`
    SELECT k.other_id AS "otherId", k.other_name AS "otherName", k.is_partial AS "isPartial",
      k.decision,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('lotId', l.id, 'code', l.code,
          'otherCode', t.other_code) ORDER BY l.register_number), '[]')
        FROM lot_twin t JOIN lot l ON l.association_id = t.association_id AND l.id = t.lot_id
        WHERE t.association_id = k.association_id AND t.other_id = k.other_id) AS twins
    FROM partial_link k WHERE k.association_id = ${association}::uuid
    ORDER BY k.other_name, k.other_id`;
}

/** The ids of the lots of an association on a day, by their names. */
export async function lotIdsByCode(
  tx: Tx,
  associationId: string,
  day: PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw<{ code: string; id: string }[]>`
    SELECT code, id FROM lots_on(${associationId}::uuid, ${day.toString()}::date)`;
  return new Map(rows.map(({ code, id }) => [code, id]));
}
