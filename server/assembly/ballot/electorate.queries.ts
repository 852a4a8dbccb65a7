import { LEGAL_ZONE, type PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import type { Electorate, KeyOnDay } from "./electorate.rules.ts";

type Row = Omit<Electorate, "lots" | "version"> & {
  versionId: string | null;
  startsOn: string | null;
  lots: { lotId: string; code: string; weight: string }[];
};

function partOf({ keyId, name, versionId, startsOn, lots }: Row): Electorate {
  return {
    keyId,
    name,
    version: versionId && startsOn ? { id: versionId, startsOn } : null,
    lots: lots.map(({ weight, ...lot }) => ({ ...lot, weight: BigInt(weight) })),
  };
}

/** Several texts, each with the part that decides it. */
export type Electorates = ReadonlyMap<string, Electorate>;

/**
 * The texts of a meeting, or one of them, that only a special common part votes on: by the version
 * of its key that the opening of the ballot froze, or before that by the one in force on the day of
 * the meeting. Texts of the whole association are not among them.
 */
export async function electoratesOf(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  resolutionId: string | null = null,
): Promise<Electorates> {
  const rows = await tx.$queryRaw<(Row & { resolutionId: string })[]>`
    SELECT r.id AS "resolutionId", k.id AS "keyId", k.name, v.id AS "versionId",
      v.starts_on::text AS "startsOn",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('lotId', l.id, 'code', l.code,
          'weight', w.weight::text) ORDER BY l.register_number), '[]')
        FROM key_weight w JOIN lot l ON l.association_id = w.association_id AND l.id = w.lot_id
        WHERE w.association_id = v.association_id AND w.version_id = v.id) AS lots
    FROM resolution r
    JOIN meeting m ON m.association_id = r.association_id AND m.id = r.meeting_id
    JOIN distribution_key k
      ON k.association_id = r.association_id AND k.id = r.electorate_key_id
    LEFT JOIN ballot_opening o ON o.association_id = r.association_id AND o.resolution_id = r.id
    LEFT JOIN LATERAL (SELECT v.association_id, v.id, v.starts_on FROM key_version v
      WHERE v.association_id = k.association_id AND v.key_id = k.id
        AND CASE WHEN o.key_version_id IS NULL
          THEN v.starts_on <= (m.starts_at AT TIME ZONE ${LEGAL_ZONE})::date
          ELSE v.id = o.key_version_id END
      ORDER BY v.starts_on DESC LIMIT 1) v ON true
    WHERE r.association_id = ${association}::uuid AND r.meeting_id = ${meetingId}::uuid
      AND (${resolutionId}::uuid IS NULL OR r.id = ${resolutionId}::uuid)`;
  return new Map(rows.map((row) => [row.resolutionId, partOf(row)]));
}

/** Who alone votes on one text; null: all owners. */
export async function electorateOf(
  tx: Tx,
  association: AssociationId,
  meetingId: string,
  resolutionId: string,
): Promise<Electorate | null> {
  const found = await electoratesOf(tx, association, meetingId, resolutionId);
  return found.get(resolutionId) ?? null;
}

/** Some keys as they stand on a day; a key of another association is not among them. */
export async function keysOnDay(
  tx: Tx,
  association: AssociationId,
  keyIds: readonly string[],
  day: PlainDate,
): Promise<ReadonlyMap<string, KeyOnDay>> {
  if (keyIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<(Row & Pick<KeyOnDay, "purpose" | "absent">)[]>`
    SELECT k.id AS "keyId", k.name, k.purpose::text AS purpose, v.id AS "versionId",
      v.starts_on::text AS "startsOn", w.lots, w.absent
    FROM distribution_key k
    LEFT JOIN LATERAL (SELECT v.id, v.starts_on FROM key_version v
      WHERE v.association_id = k.association_id AND v.key_id = k.id
        AND v.starts_on <= ${day.toString()}::date
      ORDER BY v.starts_on DESC LIMIT 1) v ON true
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('lotId', l.id, 'code', l.code,
            'weight', x.weight::text) ORDER BY l.register_number), '[]') AS lots,
        coalesce(jsonb_agg(l.code ORDER BY l.register_number) FILTER (WHERE l.id NOT IN (
            SELECT id FROM lots_on(k.association_id, ${day.toString()}::date))), '[]') AS absent
      FROM key_weight x JOIN lot l ON l.association_id = x.association_id AND l.id = x.lot_id
      WHERE x.association_id = k.association_id AND x.version_id = v.id) w
    WHERE k.association_id = ${association}::uuid AND k.id = ANY (${[...keyIds]}::uuid[])`;
  return new Map(
    rows.map(({ purpose, absent, ...row }) => [
      row.keyId,
      { purpose, absent, electorate: partOf(row) },
    ]),
  );
}
