import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { MovementPreview } from "./movement.schema.ts";
import type { Day } from "./rows.rules.ts";

/** The names of the parties of a register, by id. */
export async function partyNames(tx: Tx, association: AssociationId): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, coalesce(company_name, concat_ws(' ', given_name, family_name)) AS name
    FROM party WHERE association_id = ${association}::uuid`;
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * What else an act ends: designations of representatives in force on the day before it, and the
 * use of keys that weigh a lot it ends.
 */
export async function consequencesOf(
  tx: Tx,
  association: AssociationId,
  lotIds: readonly string[],
  endedLotIds: readonly string[],
  until: Day,
): Promise<Pick<MovementPreview, "unrepresented" | "outdated">> {
  const [row] = await tx.$queryRaw<{ unrepresented: string[]; outdated: string[] }[]>`
    SELECT ARRAY(SELECT DISTINCT l.code FROM representation r
        JOIN lot l ON l.association_id = r.association_id AND l.id = r.lot_id
        WHERE r.association_id = ${association}::uuid AND r.lot_id = ANY (${[...lotIds]}::uuid[])
          AND r.starts_on <= ${until}::date AND (r.ends_on IS NULL OR r.ends_on > ${until}::date)
        ORDER BY l.code) AS unrepresented,
      ARRAY(SELECT DISTINCT k.name FROM distribution_key k
        JOIN key_version v ON v.association_id = k.association_id AND v.key_id = k.id
        JOIN key_weight w ON w.association_id = v.association_id AND w.version_id = v.id
        WHERE k.association_id = ${association}::uuid AND w.lot_id = ANY (${[...endedLotIds]}::uuid[])
          AND NOT EXISTS (SELECT FROM key_version n WHERE n.association_id = v.association_id
            AND n.key_id = v.key_id AND n.starts_on > v.starts_on)
        ORDER BY k.name) AS outdated`;
  return row ?? { unrepresented: [], outdated: [] };
}
