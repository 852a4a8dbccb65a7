import { Prisma } from "#prisma/client/client.ts";
import { restrictedOn } from "../privacy/restriction.queries.ts";
import { LANGUAGES, LISTS, type OwnListName } from "./list.schema.ts";
import {
  BY_CODE,
  BY_FLOOR,
  BY_NAME,
  BY_SHARES,
  during,
  filtersOf,
  H,
  NAME,
  type Source,
} from "./source.queries.ts";

/** The lists of one association: each with the columns and in the order of its own register. */
export const OWN_SOURCES: Readonly<Record<OwnListName, Source>> = {
  "registry.lots": {
    rows: ({ ids, on, marks }) => Prisma.sql`
      SELECT l.id, a.slug, l.id AS subject, l.code, l.kind::text AS kind, l.floor,
        l.shares::text AS shares, h.names AS holders, h.restricted AS mark,
        l.register_number AS place, l.code || ' ' || coalesce(h.names, '') AS words
      FROM association a CROSS JOIN LATERAL lots_on(a.id, ${on}) l
      LEFT JOIN (
        SELECT h.association_id, h.lot_id, string_agg(DISTINCT ${NAME}, ', ') AS names,
          string_agg(DISTINCT ${NAME}, ', ') FILTER (WHERE x.extent = 'all') AS restricted
        FROM holding h JOIN party p ON p.association_id = h.association_id AND p.id = h.party_id
        LEFT JOIN ${restrictedOn(ids, marks)} x
          ON x.association_id = p.association_id AND x.party_id = p.id
        WHERE h.association_id = ANY (${ids}) AND ${during(H, on)}
        GROUP BY h.association_id, h.lot_id
      ) h ON h.association_id = a.id AND h.lot_id = l.id
      WHERE a.id = ANY (${ids})`,
    sorts: { code: BY_CODE, floor: BY_FLOOR, shares: BY_SHARES },
    filters: filtersOf(Prisma.sql`kind`, LISTS["registry.lots"].filters),
    sums: ({ ids, on }) => Prisma.sql`jsonb_build_object(
      'shares', coalesce(sum(${BY_SHARES}), 0)::text,
      'declared', (SELECT shares_total_on(a.id, ${on})::text FROM association a
        WHERE a.id = ANY (${ids})))`,
  },
  "registry.parties": {
    // The address of one whose data are only kept is of the list that the law orders; the rest is not.
    rows: ({ ids, on, marks }) => Prisma.sql`
      SELECT p.id, a.slug, p.id AS subject, ${NAME} AS name, h.codes AS lots, p.street,
        p.postcode, p.town, p.language, o.email, o.phone, x.extent AS mark,
        r.names AS acting,
        CASE WHEN o.id IS NULL THEN NULL WHEN coalesce(r.accepted, EXISTS (
          SELECT FROM consent c WHERE c.association_id = p.association_id
          AND c.party_id = p.id AND c.accepted_on <= ${on}
          AND (c.revoked_on IS NULL OR c.revoked_on > ${on}))) THEN 'email' ELSE 'letter' END AS notices,
        coalesce(p.company_name, p.family_name, p.given_name) AS "sortName",
        h.first AS place, concat_ws(' ', ${NAME}, h.codes, p.town, r.names) AS words
      FROM party p JOIN association a ON a.id = p.association_id
      LEFT JOIN ${restrictedOn(ids, marks)} x
        ON x.association_id = p.association_id AND x.party_id = p.id
      -- How he is reached, for who is told of it: the same row where it may be used.
      LEFT JOIN party o ON o.association_id = p.association_id AND o.id = p.id
        AND ${marks} IS NOT NULL AND x.extent IS DISTINCT FROM 'all'
      LEFT JOIN (
        SELECT h.association_id, h.party_id, min(l.register_number) AS first,
          string_agg(l.code, ', ' ORDER BY l.register_number) AS codes
        FROM (SELECT DISTINCT h.association_id, h.party_id, h.lot_id FROM holding h
          WHERE h.association_id = ANY (${ids}) AND ${during(H, on)}) h
        JOIN lot l ON l.association_id = h.association_id AND l.id = h.lot_id
        GROUP BY h.association_id, h.party_id
      ) h ON h.association_id = p.association_id AND h.party_id = p.id
      -- Who acts in his place in law, and whether who gets his convocations has accepted e-mail.
      LEFT JOIN (
        SELECT r.association_id, r.party_id, string_agg(r.name, ', ' ORDER BY r.starts_on, r.id)
            FILTER (WHERE r.manner <> 'assistance') AS names,
          bool_or(r.email IS NOT NULL AND coalesce(r.email_accepted_on <= ${on}, false))
            FILTER (WHERE r.receives_mail) AS accepted
        FROM legal_representative r
        WHERE r.association_id = ANY (${ids}) AND power_acts(r.association_id, r.id, ${on})
        GROUP BY r.association_id, r.party_id
      ) r ON r.association_id = p.association_id AND r.party_id = p.id
      WHERE p.association_id = ANY (${ids})`,
    sorts: { name: BY_NAME, lots: Prisma.sql`place NULLS LAST, folded("sortName")` },
    filters: {
      ...filtersOf(Prisma.sql`language`, LANGUAGES),
      "by-email": () => Prisma.sql`notices = 'email'`,
      "by-letter": () => Prisma.sql`notices = 'letter'`,
      unreachable: () => Prisma.sql`mark IS DISTINCT FROM 'all' AND email IS NULL
        AND (street IS NULL OR town IS NULL)`,
      restricted: () => Prisma.sql`mark IS NOT NULL`,
    },
  },
  "registry.mandates": {
    rows: ({ ids, on }) => Prisma.sql`
      SELECT m.id, a.slug, m.id AS subject, o.name AS office,
        CASE WHEN m.provisional THEN 'provisional' ELSE 'ordinary' END AS kind,
        m.appointed_on::text AS "appointedOn", m.appointer::text AS appointer,
        m.starts_on::text AS "startsOn", m.ends_on::text AS "endsOn",
        CASE WHEN m.ends_on < ${on} THEN 'past' WHEN m.starts_on > ${on} THEN 'future'
          ELSE 'present' END AS state,
        NULL AS mark, date '2000-01-01' - m.starts_on AS recent, o.name AS words
      FROM mandate m JOIN association a ON a.id = m.association_id
      JOIN office o ON o.id = m.office_id
      WHERE m.association_id = ANY (${ids})`,
    filters: {
      ...filtersOf(Prisma.sql`state`, ["past", "present", "future"]),
      provisional: () => Prisma.sql`kind = 'provisional'`,
    },
  },
};
