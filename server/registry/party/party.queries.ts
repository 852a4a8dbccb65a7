import { Prisma } from "#prisma/client/client.ts";
import type { PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import type { Tx } from "#server/platform/db.ts";
import { restrictedOn } from "../privacy/restriction.queries.ts";
import type { Extent } from "../privacy/use.rules.ts";
import { PARTIES_PER_PAGE, type PartyFilter, PartyView } from "./party.schema.ts";

/** A line of the list of parties. */
export type PartyLine = Readonly<{
  id: string;
  kind: "natural" | "legal" | "estate";
  name: string;
  /** Codes of the lots held that day. */
  lots: string;
  street: string | null;
  postcode: string | null;
  town: string | null;
  language: string;
  email: string | null;
  phone: string | null;
  /** Names of whoever acts in his place in law that day; empty where nobody does. */
  acting: string;
  /** Whoever gets his convocations accepts them by e-mail, in writing; null where unknown here. */
  consents: boolean | null;
  /** How far the use of his data is restricted; null where it is not or the reader may not know. */
  restriction: Extent | null;
}>;

export type PartyList = Readonly<{
  lines: readonly PartyLine[];
  found: number;
  page: number;
  pages: number;
}>;

/** Whose e-mail, telephone and consent the reader may see: everybody's, or some parties' own. */
export type ContactSight = "all" | readonly string[];

const SORTS = {
  name: Prisma.sql`lower(sort_name), lower(name)`,
  lots: Prisma.sql`first_lot NULLS LAST, lower(sort_name)`,
  town: Prisma.sql`lower(town) NULLS LAST, lower(sort_name)`,
  language: Prisma.sql`language, lower(sort_name)`,
} as const;

function order({ sort, direction }: PartyFilter): Prisma.Sql {
  const key = SORTS[sort];
  const down = Prisma.sql`row_number() OVER (ORDER BY ${key}, id) DESC`;
  return direction === "ascending" ? Prisma.sql`${key}, id` : down;
}

/** Of one whose data are only kept the office sees what the law lists, and he himself everything. */
function seen(sight: ContactSight): Prisma.Sql {
  if (sight === "all") return Prisma.sql`x.extent IS DISTINCT FROM 'all'`;
  return Prisma.sql`p.id = ANY (${[...sight]}::uuid[])`;
}

function found(
  association: AssociationId,
  day: PlainDate,
  { search, language }: PartyFilter,
  sight: ContactSight,
): Prisma.Sql {
  const words = search.toLowerCase();
  const on = Prisma.sql`${day.toString()}::date`;
  return Prisma.sql`
    SELECT * FROM (
      SELECT p.id, p.kind::text AS kind,
        coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)) AS name,
        coalesce(p.company_name, p.family_name, p.given_name) AS sort_name,
        coalesce(h.codes, '') AS lots, h.first_lot, p.street, p.postcode, p.town, p.language,
        CASE WHEN ${seen(sight)} THEN p.email END AS email,
        CASE WHEN ${seen(sight)} THEN p.phone END AS phone,
        coalesce(a.names, '') AS acting,
        CASE WHEN ${seen(sight)} THEN coalesce(a.accepted, EXISTS (
          SELECT FROM consent c WHERE c.association_id = p.association_id AND c.party_id = p.id
            AND c.accepted_on <= ${on} AND (c.revoked_on IS NULL OR c.revoked_on > ${on})
        )) END AS consents,
        CASE WHEN ${sight === "all"} THEN x.extent END AS restriction
      FROM party p
      LEFT JOIN ${restrictedOn(Prisma.sql`ARRAY[${association}::uuid]`, on)} x
        ON x.association_id = p.association_id AND x.party_id = p.id
      LEFT JOIN (
        SELECT h.party_id, min(l.register_number) AS first_lot,
          string_agg(l.code, ', ' ORDER BY l.register_number) AS codes
        FROM (SELECT DISTINCT party_id, lot_id FROM holding
          WHERE association_id = ${association}::uuid AND starts_on <= ${on}
            AND (ends_on IS NULL OR ends_on >= ${on})) h
        JOIN lot l ON l.association_id = ${association}::uuid AND l.id = h.lot_id
        GROUP BY h.party_id
      ) h ON h.party_id = p.id
      LEFT JOIN (
        SELECT r.party_id, string_agg(r.name, ', ' ORDER BY r.starts_on, r.id)
            FILTER (WHERE r.manner <> 'assistance') AS names,
          bool_or(r.email IS NOT NULL AND coalesce(r.email_accepted_on <= ${on}, false))
            FILTER (WHERE r.receives_mail) AS accepted
        FROM legal_representative r
        WHERE r.association_id = ${association}::uuid AND power_acts(r.association_id, r.id, ${on})
        GROUP BY r.party_id
      ) a ON a.party_id = p.id
      WHERE p.association_id = ${association}::uuid
        AND (${language}::text IS NULL OR p.language = ${language})
    ) parties
    WHERE ${words} = '' OR position(${words} IN lower(name || ' ' || lots || ' ' || coalesce(town, '') || ' ' || acting)) > 0`;
}

type Counted = PartyLine & { found: number };

/** A page of at most a hundred parties. */
export async function listParties(
  tx: Tx,
  association: AssociationId,
  day: PlainDate,
  filter: PartyFilter,
  sight: ContactSight,
): Promise<PartyList> {
  const rows = await tx.$queryRaw<Counted[]>`
    WITH found AS (${found(association, day, filter, sight)}),
      counted AS (SELECT count(*)::int AS n FROM found)
    SELECT f.id, f.kind, f.name, f.lots, f.street, f.postcode, f.town, f.language, f.email,
      f.phone, f.acting, f.consents, f.restriction, c.n AS found
    FROM counted c
    LEFT JOIN LATERAL (SELECT * FROM found ORDER BY ${order(filter)}
      LIMIT ${PARTIES_PER_PAGE}
      OFFSET least((${filter.page} - 1) * ${PARTIES_PER_PAGE}, greatest(c.n - 1, 0) / ${PARTIES_PER_PAGE} * ${PARTIES_PER_PAGE})
    ) f ON true`;
  const count = rows[0]?.found ?? 0;
  const pages = Math.max(1, Math.ceil(count / PARTIES_PER_PAGE));
  return {
    lines: count === 0 ? [] : rows.map(({ found: _, ...line }) => line),
    found: count,
    page: Math.min(filter.page, pages),
    pages,
  };
}

/** All parties that answer to the filter, for a file. */
export function exportParties(
  tx: Tx,
  association: AssociationId,
  day: PlainDate,
  filter: PartyFilter,
  sight: ContactSight,
): Promise<PartyLine[]> {
  return tx.$queryRaw<PartyLine[]>`
    SELECT id, kind, name, lots, street, postcode, town, language, email, phone, acting, consents,
      restriction
    FROM (${found(association, day, filter, sight)}) parties ORDER BY ${order(filter)}`;
}

/** A party with all it ever held and accepted; null when there is none. */
export async function findParty(
  tx: Tx,
  association: AssociationId,
  partyId: string,
  day: PlainDate,
): Promise<PartyView | null> {
  const own = Prisma.sql`ARRAY[${association}::uuid]`;
  const on = Prisma.sql`${day.toString()}::date`;
  const rows = await tx.$queryRaw<{ view: unknown }[]>`
    SELECT jsonb_build_object('id', p.id, 'kind', p.kind,
      'name', coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name)),
      'enterpriseNumber', p.enterprise_number, 'email', p.email, 'phone', p.phone,
      'street', p.street, 'postcode', p.postcode, 'town', p.town, 'language', p.language,
      'ordinaryChannel', p.ordinary_channel, 'mailFormat', p.mail_format,
      'holdings', (
        SELECT coalesce(jsonb_agg(jsonb_build_object('lotId', l.id, 'code', l.code, 'kind', l.kind,
          'shares', l.shares::text, 'right', h."right", 'numerator', h.numerator::text,
          'denominator', h.denominator::text, 'startsOn', h.starts_on, 'endsOn', h.ends_on)
          ORDER BY h.ends_on NULLS FIRST, l.register_number, h.id), '[]')
        FROM holding h JOIN lot l ON l.association_id = h.association_id AND l.id = h.lot_id
        WHERE h.association_id = p.association_id AND h.party_id = p.id),
      'consents', (
        SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'email', c.email, 'proof', c.proof,
          'acceptedOn', c.accepted_on, 'revokedOn', c.revoked_on) ORDER BY c.accepted_on DESC, c.id), '[]')
        FROM consent c WHERE c.association_id = p.association_id AND c.party_id = p.id),
      'restriction', (SELECT extent FROM ${restrictedOn(own, on)} x WHERE x.party_id = p.id),
      'identityLetterDueOn', (
        SELECT d.due_on FROM legal_deadline d
        WHERE d.association_id = p.association_id AND d.kind = 'registry.identity'
          AND d.subject_id = p.id AND d.done_at IS NULL)
    ) AS view
    FROM party p WHERE p.association_id = ${association}::uuid AND p.id = ${partyId}::uuid`;
  return rows[0] ? PartyView.parse(rows[0].view) : null;
}
