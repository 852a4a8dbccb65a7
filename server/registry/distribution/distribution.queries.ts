import { type PlainDate, plainDate, toColumn } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { loadRows } from "../movement/movement.queries.ts";
import { type Day, isOn, type Rows, sharesOn } from "../movement/rows.rules.ts";
import type { KeyOn } from "./distribution.rules.ts";
import { KeyLine, KeyView } from "./distribution.schema.ts";

/** The keys of an association as of their latest versions, in one statement. */
export async function listKeys(tx: Tx, association: AssociationId): Promise<KeyLine[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT k.id, k.name, k.purpose::text, v.starts_on::text AS "startsOn", n.versions,
      w.lots, w.weight::text, w.ended
    FROM distribution_key k
    JOIN LATERAL (SELECT v.id, v.starts_on FROM key_version v
      WHERE v.association_id = k.association_id AND v.key_id = k.id
      ORDER BY v.starts_on DESC LIMIT 1) v ON true
    JOIN LATERAL (SELECT count(*)::int AS versions FROM key_version o
      WHERE o.association_id = k.association_id AND o.key_id = k.id) n ON true
    JOIN LATERAL (SELECT count(*)::int AS lots, sum(x.weight) AS weight,
        array_remove(array_agg(CASE WHEN l.ends_on IS NOT NULL THEN l.code END
          ORDER BY l.register_number), NULL) AS ended
      FROM key_weight x JOIN lot l ON l.association_id = x.association_id AND l.id = x.lot_id
      WHERE x.association_id = k.association_id AND x.version_id = v.id) w ON true
    WHERE k.association_id = ${association}::uuid
    ORDER BY lower(k.name), k.id`;
  return rows.map((row) => KeyLine.parse(row));
}

/** A key with all its versions and the lots of a day; null when there is none. */
export async function findKey(
  tx: Tx,
  association: AssociationId,
  keyId: string,
  day: PlainDate,
): Promise<KeyView | null> {
  const rows = await tx.$queryRaw<{ view: unknown }[]>`
    WITH versions AS (
      SELECT v.* FROM key_version v
      WHERE v.association_id = ${association}::uuid AND v.key_id = ${keyId}::uuid
    ), latest AS (SELECT id FROM versions ORDER BY starts_on DESC LIMIT 1)
    SELECT jsonb_build_object('id', k.id, 'name', k.name, 'purpose', k.purpose,
      'versions', (SELECT jsonb_agg(jsonb_build_object('id', v.id, 'startsOn', v.starts_on,
          'decision', v.decision, 'recordedAt', v.recorded_at, 'recordedBy', v.recorded_by,
          'weights', (SELECT coalesce(jsonb_agg(jsonb_build_object('lotId', l.id,
              'registerNumber', l.register_number, 'code', l.code, 'weight', w.weight::text,
              'ended', l.ends_on IS NOT NULL) ORDER BY l.register_number), '[]')
            FROM key_weight w JOIN lot l ON l.association_id = w.association_id AND l.id = w.lot_id
            WHERE w.association_id = v.association_id AND w.version_id = v.id))
          ORDER BY v.starts_on DESC) FROM versions v),
      'lots', (SELECT coalesce(jsonb_agg(jsonb_build_object('lotId', l.id, 'code', l.code,
          'weight', (SELECT w.weight::text FROM key_weight w, latest
            WHERE w.association_id = l.association_id AND w.version_id = latest.id
              AND w.lot_id = l.id)) ORDER BY l.register_number), '[]')
        FROM lots_on(${association}::uuid, ${day.toString()}::date) l)) AS view
    FROM distribution_key k
    WHERE k.association_id = ${association}::uuid AND k.id = ${keyId}::uuid`;
  return rows[0] ? KeyView.parse(rows[0].view) : null;
}

/**
 * A key on a day: the version in force, or the shares themselves where no key is named (R-CHG-01).
 * Null when the key has no version yet on that day.
 */
export async function keyAt(
  tx: Tx,
  association: AssociationId,
  keyId: string | null,
  day: Day,
): Promise<KeyOn | null> {
  return (await keysAt(tx, association, [{ keyId, day }]))[0] ?? null;
}

export type KeyDay = Readonly<{ keyId: string | null; day: Day }>;

/** The same of several keys and days, in their order: the register is read once. */
export async function keysAt(
  tx: Tx,
  association: AssociationId,
  asked: readonly KeyDay[],
): Promise<(KeyOn | null)[]> {
  const rows = await loadRows(tx, association);
  const keys = [...new Set(asked.flatMap(({ keyId }) => keyId ?? []))];
  const versions = await tx.keyVersion.findMany({
    where: { associationId: association, keyId: { in: keys } },
    orderBy: { startsOn: "desc" },
    select: { keyId: true, startsOn: true, weights: { select: { lotId: true, weight: true } } },
  });
  return asked.map(({ keyId, day }) => {
    const last = toColumn(plainDate(day));
    const version = versions.find((one) => one.keyId === keyId && one.startsOn <= last);
    return keyId === null || version ? keyOn(rows, version?.weights ?? null, day) : null;
  });
}

type Weights = readonly Readonly<{ lotId: string; weight: bigint }>[];

/** @param given The weights of the version in force; null for the shares. */
function keyOn(rows: Rows, given: Weights | null, day: Day): KeyOn {
  const holdings = Map.groupBy(rows.holdings, ({ lotId }) => lotId);
  const there = rows.lots.filter(({ startsOn, endsOn }) => isOn(day, startsOn, endsOn));
  if (given === null) {
    const weights = there.map((lot) => ({
      ...{ lotId: lot.lotId, registerNumber: lot.registerNumber, weight: sharesOn(rows, lot, day) },
    }));
    return { weights, holdings, absent: [] };
  }
  const weightOf = new Map(given.map(({ lotId, weight }) => [lotId, weight]));
  const present = new Set(there.map(({ lotId }) => lotId));
  return {
    weights: there.map(({ lotId, registerNumber }) => ({
      ...{ lotId, registerNumber, weight: weightOf.get(lotId) ?? 0n },
    })),
    holdings,
    absent: rows.lots
      .filter(({ lotId }) => weightOf.has(lotId) && !present.has(lotId))
      .map(({ code }) => code),
  };
}
