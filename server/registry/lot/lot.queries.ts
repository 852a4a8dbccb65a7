import { Prisma } from "#prisma/client/client.ts";
import type { PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { type Marks, restrictedOn } from "../privacy/restriction.queries.ts";
import { actingAt } from "../representative/representative.queries.ts";
import { actingShown } from "../representative/representative.rules.ts";
import { LOTS_PER_PAGE, type LotFilter, LotView } from "./lot.schema.ts";

/** A line of the list of lots; shares in decimal digits. */
export type LotLine = Readonly<{
  id: string;
  code: string;
  kind: string;
  floor: string | null;
  shares: string;
  holders: string;
  /** Those of them whose data are only kept, for the office; empty for anybody else. */
  restricted: string;
}>;

export type LotList = Readonly<{
  lines: readonly LotLine[];
  /** How many lots answer to the filter, on all pages. */
  found: number;
  page: number;
  pages: number;
  /** Shares of the lots found. */
  shares: string;
  /** The total declared on that day. */
  total: string;
}>;

const NAME = Prisma.sql`coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name))`;

/** A10 comes after A2: letters first, then the number in them. */
const SORTS = {
  register: Prisma.sql`register_number`,
  code: Prisma.sql`regexp_replace(upper(code), '[0-9].*$', ''), nullif(regexp_replace(code, '[^0-9]', '', 'g'), '')::numeric`,
  kind: Prisma.sql`kind::text`,
  floor: Prisma.sql`CASE WHEN floor ~ '^-?[0-9]{1,4}$' THEN floor::int END NULLS LAST, floor`,
  shares: Prisma.sql`shares`,
  holder: Prisma.sql`lower(holders)`,
} as const;

function order({ sort, direction }: LotFilter): Prisma.Sql {
  const key = SORTS[sort];
  // Every expression of the key turns round, so the list is exactly the other way.
  const down = Prisma.sql`row_number() OVER (ORDER BY ${key}, register_number) DESC`;
  return direction === "ascending" ? Prisma.sql`${key}, register_number` : down;
}

function found(
  association: AssociationId,
  day: PlainDate,
  { search, kind }: LotFilter,
  marks: Marks,
): Prisma.Sql {
  const words = search.toLowerCase();
  const own = Prisma.sql`ARRAY[${association}::uuid]`;
  return Prisma.sql`
    SELECT l.id, l.register_number, l.code, l.kind, l.floor, l.shares, coalesce(h.names, '') AS holders,
      coalesce(h.restricted, '') AS restricted
    FROM lots_on(${association}::uuid, ${day.toString()}::date) l
    LEFT JOIN (
      SELECT h.lot_id, string_agg(DISTINCT ${NAME}, ', ') AS names,
        string_agg(DISTINCT ${NAME}, ', ') FILTER (WHERE x.extent = 'all') AS restricted
      FROM holding h
      JOIN party p ON p.association_id = h.association_id AND p.id = h.party_id
      LEFT JOIN ${restrictedOn(own, Prisma.sql`${marks?.toString() ?? null}::date`)} x
        ON x.association_id = p.association_id AND x.party_id = p.id
      WHERE h.association_id = ${association}::uuid AND h.starts_on <= ${day.toString()}::date
        AND (h.ends_on IS NULL OR h.ends_on >= ${day.toString()}::date)
      GROUP BY h.lot_id
    ) h ON h.lot_id = l.id
    WHERE (${kind}::text IS NULL OR l.kind::text = ${kind})
      AND (${words} = '' OR position(${words} IN lower(l.code || ' ' || coalesce(h.names, ''))) > 0)`;
}

type Counted = LotLine & { found: number; total: string; declared: string };

/** A page of at most a hundred lots with their holders of that day. */
export async function listLots(
  tx: Tx,
  association: AssociationId,
  day: PlainDate,
  filter: LotFilter,
  marks: Marks = null,
): Promise<LotList> {
  const lots = found(association, day, filter, marks);
  const rows = await tx.$queryRaw<Counted[]>`
    WITH found AS (${lots}),
      counted AS (SELECT count(*)::int AS n, coalesce(sum(shares), 0)::text AS total,
        shares_total_on(${association}::uuid, ${day.toString()}::date)::text AS declared FROM found)
    SELECT f.id, f.code, f.kind::text, f.floor, f.shares::text, f.holders,
      f.restricted, c.n AS found, c.total, c.declared
    FROM counted c
    LEFT JOIN LATERAL (SELECT * FROM found ORDER BY ${order(filter)}
      LIMIT ${LOTS_PER_PAGE}
      OFFSET least((${filter.page} - 1) * ${LOTS_PER_PAGE}, greatest(c.n - 1, 0) / ${LOTS_PER_PAGE} * ${LOTS_PER_PAGE})
    ) f ON true`;
  const [first] = rows;
  const count = first?.found ?? 0;
  const pages = Math.max(1, Math.ceil(count / LOTS_PER_PAGE));
  return {
    lines: count === 0 ? [] : rows.map(({ found: _, total: __, declared: ___, ...line }) => line),
    found: count,
    page: Math.min(filter.page, pages),
    pages,
    shares: first?.total ?? "0",
    total: first?.declared ?? "0",
  };
}

/** All lots that answer to the filter, for a file. */
export function exportLots(
  tx: Tx,
  association: AssociationId,
  day: PlainDate,
  filter: LotFilter,
  marks: Marks = null,
): Promise<LotLine[]> {
  return tx.$queryRaw<LotLine[]>`
    SELECT id, code, kind::text, floor, shares::text, holders, restricted
    FROM (${found(association, day, filter, marks)}) lots ORDER BY ${order(filter)}`;
}

/**
 * A lot with its holders of a day, who acts for each, those before and its representative; null when
 * there is none. Marks, and in what capacity somebody acts, are for the office.
 */
export async function findLot(
  tx: Tx,
  association: AssociationId,
  lotId: string,
  day: PlainDate,
  marks: Marks = null,
): Promise<LotView | null> {
  const on = day.toString();
  const own = Prisma.sql`ARRAY[${association}::uuid]`;
  const rows = await tx.$queryRaw<{ view: unknown }[]>`
    WITH held AS (
      SELECT h.starts_on <= ${on}::date AND (h.ends_on IS NULL OR h.ends_on >= ${on}::date) AS now,
        jsonb_build_object('holdingId', h.id, 'partyId', p.id, 'name', ${NAME}, 'right', h."right",
          'numerator', h.numerator::text, 'denominator', h.denominator::text,
          'startsOn', h.starts_on, 'endsOn', h.ends_on, 'restriction', x.extent) AS holder,
        row_number() OVER (ORDER BY h.starts_on, lower(${NAME}), h.id) AS place
      FROM holding h
      JOIN party p ON p.association_id = h.association_id AND p.id = h.party_id
      LEFT JOIN ${restrictedOn(own, Prisma.sql`${marks?.toString() ?? null}::date`)} x
        ON x.association_id = p.association_id AND x.party_id = p.id
      WHERE h.association_id = ${association}::uuid AND h.lot_id = ${lotId}::uuid
    )
    SELECT jsonb_build_object('id', l.id, 'registerNumber', l.register_number, 'code', l.code,
      'kind', l.kind, 'floor', l.floor, 'startsOn', l.starts_on, 'endsOn', l.ends_on,
      'total', shares_total_on(l.association_id, ${on}::date)::text,
      'shares', coalesce((SELECT f.shares FROM former_shares f
        WHERE f.association_id = l.association_id AND f.lot_id = l.id AND f.ends_on >= ${on}::date
        ORDER BY f.ends_on LIMIT 1), l.shares)::text,
      'holders', (SELECT coalesce(jsonb_agg(holder ORDER BY place), '[]') FROM held WHERE now),
      'past', (SELECT coalesce(jsonb_agg(holder ORDER BY place), '[]') FROM held WHERE NOT now),
      'representative', (
        SELECT jsonb_build_object('partyId', p.id, 'name', ${NAME}, 'startsOn', r.starts_on)
        FROM representation r
        JOIN party p ON p.association_id = r.association_id AND p.id = r.party_id
        WHERE r.association_id = l.association_id AND r.lot_id = l.id AND r.starts_on <= ${on}::date
          AND (r.ends_on IS NULL OR r.ends_on >= ${on}::date)
        ORDER BY r.starts_on DESC, r.id DESC LIMIT 1)
    ) AS view
    FROM lot l WHERE l.association_id = ${association}::uuid AND l.id = ${lotId}::uuid`;
  if (!rows[0]) return null;
  const lot = LotView.parse(rows[0].view);
  const acting = await actingAt(tx, association, day);
  const holders = lot.holders.map((one) => {
    const all = acting.get(one.partyId) ?? [];
    return { ...one, acting: [...(marks ? all : actingShown(all))] };
  });
  return { ...lot, holders };
}
