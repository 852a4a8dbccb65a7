import { Prisma } from "#prisma/client/client.ts";
import { actsOfKinds } from "../deadline/deadline.schema.ts";
import { restrictedOn } from "../privacy/restriction.queries.ts";
import { LANGUAGES, LISTS, type OfficeListName } from "./list.schema.ts";
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

/** The kinds of term whose article stands in another act than Book 3 of the Civil Code. */
const OTHER_ACTS = JSON.stringify(actsOfKinds());

/** The lists of an office over all that it manages. */
export const OFFICE_SOURCES: Readonly<Record<OfficeListName, Source>> = {
  associations: {
    rows: ({ ids, on, terms }) => Prisma.sql`
      SELECT a.id, a.slug, a.id AS subject, a.name, a.town,
        a.enterprise_number AS "enterpriseNumber",
        (SELECT count(*)::int FROM lot l WHERE l.association_id = a.id) AS lots,
        (SELECT max(m.ends_on)::text FROM mandate m WHERE m.association_id = a.id) AS "mandateEndsOn",
        (SELECT count(*)::int FROM legal_deadline d WHERE d.association_id = a.id
          AND ${terms} AND d.done_at IS NULL AND d.due_on <= ${on} + 30) AS terms,
        (SELECT string_agg(w.display_name, ', ' ORDER BY w.display_name) FROM association_follow f
          JOIN account w ON w.id = f.account_id WHERE f.association_id = a.id) AS followers,
        a.name || ' ' || a.town AS words
      FROM association a WHERE a.id = ANY (${ids})`,
    filters: {
      unfollowed: () => Prisma.sql`followers IS NULL`,
      "mandate-ending": ({ on }) =>
        Prisma.sql`"mandateEndsOn" IS NULL OR "mandateEndsOn"::date < ${on} + 180`,
    },
  },
  lots: {
    rows: ({ ids, on }) => Prisma.sql`
      SELECT l.id, a.slug, l.id AS subject, a.name AS association, l.code, l.kind::text AS kind,
        l.floor, l.shares::text AS shares, h.names AS holders, h.restricted AS mark,
        l.register_number AS place,
        a.name || ' ' || l.code || ' ' || coalesce(h.names, '') AS words
      FROM lot l JOIN association a ON a.id = l.association_id
      LEFT JOIN (
        SELECT h.association_id, h.lot_id, string_agg(DISTINCT ${NAME}, ', ') AS names,
          string_agg(DISTINCT ${NAME}, ', ') FILTER (WHERE x.extent = 'all') AS restricted
        FROM holding h JOIN party p ON p.association_id = h.association_id AND p.id = h.party_id
        LEFT JOIN ${restrictedOn(ids, on)} x
          ON x.association_id = p.association_id AND x.party_id = p.id
        WHERE h.association_id = ANY (${ids}) AND ${during(H, on)}
        GROUP BY h.association_id, h.lot_id
      ) h ON h.association_id = l.association_id AND h.lot_id = l.id
      WHERE l.association_id = ANY (${ids})`,
    sorts: {
      association: Prisma.sql`folded(association), place`,
      code: BY_CODE,
      floor: BY_FLOOR,
      shares: BY_SHARES,
    },
    filters: filtersOf(Prisma.sql`kind`, LISTS.lots.filters),
  },
  people: {
    rows: ({ ids, on }) => Prisma.sql`
      SELECT p.id, a.slug, p.id AS subject, ${NAME} AS name, a.name AS association,
        h.codes AS lots, o.street, o.postcode, o.town, o.language, o.email, o.phone,
        x.extent AS mark,
        CASE WHEN o.id IS NULL THEN NULL WHEN EXISTS (SELECT FROM consent c WHERE c.association_id = p.association_id
          AND c.party_id = p.id AND c.accepted_on <= ${on}
          AND (c.revoked_on IS NULL OR c.revoked_on > ${on})) THEN 'email' ELSE 'letter' END AS notices,
        coalesce(p.company_name, p.family_name, p.given_name) AS "sortName",
        concat_ws(' ', ${NAME}, a.name, h.codes, o.town, o.phone, o.email) AS words
      FROM party p JOIN association a ON a.id = p.association_id
      LEFT JOIN ${restrictedOn(ids, on)} x
        ON x.association_id = p.association_id AND x.party_id = p.id
      -- The same row where it may be used; of one whose data are only kept, the name alone is left.
      LEFT JOIN party o ON o.association_id = p.association_id AND o.id = p.id
        AND x.extent IS DISTINCT FROM 'all'
      LEFT JOIN (
        SELECT h.association_id, h.party_id, string_agg(l.code, ', ' ORDER BY l.register_number) AS codes
        FROM (SELECT DISTINCT h.association_id, h.party_id, h.lot_id FROM holding h
          WHERE h.association_id = ANY (${ids}) AND ${during(H, on)}) h
        JOIN lot l ON l.association_id = h.association_id AND l.id = h.lot_id
        GROUP BY h.association_id, h.party_id
      ) h ON h.association_id = p.association_id AND h.party_id = p.id
      WHERE p.association_id = ANY (${ids})`,
    sorts: { name: BY_NAME },
    filters: {
      ...filtersOf(Prisma.sql`language`, LANGUAGES),
      "by-email": () => Prisma.sql`notices = 'email'`,
      "by-letter": () => Prisma.sql`notices = 'letter'`,
      unreachable: () =>
        Prisma.sql`mark IS DISTINCT FROM 'all' AND email IS NULL AND (street IS NULL OR town IS NULL)`,
      restricted: () => Prisma.sql`mark IS NOT NULL`,
    },
  },
  deadlines: {
    rows: ({ terms }) => Prisma.sql`
      SELECT d.id, a.slug, d.subject_id AS subject, d.due_on::text AS "dueOn", d.kind,
        a.name AS association, w.display_name AS assignee,
        -- Under the act that a kind names, where it is not the usual one: gdpr 12 §3.
        concat_ws(' ', ${OTHER_ACTS}::jsonb ->> d.kind, d.article) AS article,
        a.name || ' ' || coalesce(w.display_name, '') AS words
      FROM legal_deadline d JOIN association a ON a.id = d.association_id
      LEFT JOIN account w ON w.id = d.assignee_id
      WHERE ${terms} AND d.done_at IS NULL`,
    filters: {
      overdue: ({ on }) => Prisma.sql`"dueOn"::date < ${on}`,
      soon: ({ on }) => Prisma.sql`"dueOn"::date BETWEEN ${on} AND ${on} + 14`,
      unassigned: () => Prisma.sql`assignee IS NULL`,
    },
  },
};
