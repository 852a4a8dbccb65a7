import { Prisma } from "#prisma/client/client.ts";
import type { PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { type Marks, restrictedNames } from "../privacy/restriction.queries.ts";
import { compareTwins } from "./partial.rules.ts";
import { LinkRow, type PartialView } from "./partial.schema.ts";

const NAME = Prisma.sql`coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name))`;

/** Who holds a lot on a day, as JSON; `lot` is a name of this file, never of a request. */
function holdersOf(lot: "l" | "x", day: PlainDate): Prisma.Sql {
  const row = Prisma.raw(lot);
  const on = day.toString();
  return Prisma.sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('name', ${NAME},
      'enterpriseNumber', p.enterprise_number, 'right', h."right",
      'numerator', h.numerator::text, 'denominator', h.denominator::text,
      'startsOn', h.starts_on) ORDER BY lower(${NAME}), h.id), '[]')
    FROM holding h
    JOIN party p ON p.association_id = h.association_id AND p.id = h.party_id
    WHERE h.association_id = ${row}.association_id AND h.lot_id = ${row}.id
      AND h.starts_on <= ${on}::date AND (h.ends_on IS NULL OR h.ends_on >= ${on}::date))`;
}

/** The lots of one end of a link that are there on a day and have no twin at its other end. */
function freeLots(own: Prisma.Sql, other: Prisma.Sql, day: PlainDate): Prisma.Sql {
  return Prisma.sql`(SELECT coalesce(jsonb_agg(f.code ORDER BY f.register_number), '[]')
    FROM lots_on(${own}, ${day.toString()}::date) f
    WHERE k.other_id = ANY (r.readable) AND NOT EXISTS (SELECT FROM lot_twin w
      WHERE w.association_id = ${own} AND w.lot_id = f.id AND w.other_id = ${other}))`;
}

/** What of the links of an association is asked for, and which other sides one may read. */
export type LinksAsked = Readonly<{
  day: PlainDate;
  /** Where both ends are read: whoever links may. */
  readable: readonly string[];
  /** The twins of one lot only. */
  lotId?: string | undefined;
  marks?: Marks;
}>;

/**
 * This side's end of its links, with its own lots that have a twin there and whether both sides
 * say the same of them, in one statement.
 */
export async function listPartials(
  tx: Tx,
  association: AssociationId,
  { day, readable, lotId, marks = null }: LinksAsked,
): Promise<PartialView[]> {
  const on = day.toString();
  const held = Prisma.sql`SELECT h.party_id FROM holding h
    WHERE h.association_id = l.association_id AND h.lot_id = l.id
      AND h.starts_on <= ${on}::date AND (h.ends_on IS NULL OR h.ends_on >= ${on}::date)`;
  const [own, other] = [Prisma.sql`k.association_id`, Prisma.sql`k.other_id`];
  const rows = await tx.$queryRaw<{ link: unknown }[]>`
    WITH r AS (SELECT ${[...readable]}::uuid[] AS readable)
    SELECT jsonb_build_object('otherId', k.other_id, 'otherName', coalesce(o.name, k.other_name),
      'otherSlug', o.slug, 'isPartial', k.is_partial, 'decision', k.decision,
      'recordedAt', k.recorded_at,
      'twins', (SELECT coalesce(jsonb_agg(jsonb_build_object('lotId', l.id, 'code', l.code,
          'endsOn', l.ends_on, 'holders', ${holdersOf("l", day)},
          'restricted', ${restrictedNames(association, marks, held)},
          'otherLotId', t.other_lot_id, 'otherCode', coalesce(x.code, t.other_code),
          'other', CASE WHEN x.id IS NOT NULL THEN
            jsonb_build_object('endsOn', x.ends_on, 'holders', ${holdersOf("x", day)}) END)
          ORDER BY l.register_number), '[]')
        FROM lot_twin t
        JOIN lot l ON l.association_id = t.association_id AND l.id = t.lot_id
        LEFT JOIN lot x ON x.association_id = t.other_id AND x.id = t.other_lot_id
          AND t.other_id = ANY (r.readable)
        WHERE t.association_id = k.association_id AND t.other_id = k.other_id
          AND (${lotId ?? null}::uuid IS NULL OR t.lot_id = ${lotId ?? null}::uuid)),
      'free', ${freeLots(own, other, day)},
      'otherFree', ${freeLots(other, own, day)}) AS link
    FROM r, partial_link k
    LEFT JOIN association o ON o.id = k.other_id AND k.other_id = ANY (app_associations())
    WHERE k.association_id = ${association}::uuid
    ORDER BY k.other_name, k.other_id`;
  return rows.map(({ link }) => {
    const { twins, ...row } = LinkRow.parse(link);
    return {
      ...row,
      mayLink: readable.includes(row.otherId),
      twins: twins.map(({ lotId: id, code, otherLotId, otherCode, other: there, ...mine }) => ({
        ...{ lotId: id, code, otherLotId, otherCode, endsOn: mine.endsOn },
        holders: [...new Set(mine.holders.map(({ name }) => name))],
        restricted: mine.restricted,
        verdict: compareTwins(mine, there),
      })),
    };
  });
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
