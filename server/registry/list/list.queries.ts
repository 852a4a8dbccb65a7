import { Prisma } from "#prisma/client/client.ts";
import type { PlainDate } from "#server/kernel/calendar.ts";
import { fold } from "#server/kernel/listing.ts";
import type { Tx } from "#server/platform/db.ts";
import type { TermScope } from "../deadline/deadline.policy.ts";
import { watchedTerms } from "../deadline/deadline.queries.ts";
import { actsOfKinds } from "../deadline/deadline.schema.ts";
import { restrictedOn } from "../privacy/restriction.queries.ts";
import {
  LISTS,
  type ListInput,
  type ListName,
  type ListPage,
  type ListRow,
  ROWS_PER_PAGE,
} from "./list.schema.ts";

/** What a list is drawn from: the associations, seen on a day. */
type From = Readonly<{ ids: Prisma.Sql; on: Prisma.Sql; terms: Prisma.Sql }>;
type Source = Readonly<{
  /** Rows with `id`, `slug`, `subject`, `name`s of the columns, and the words they are sought by. */
  rows: (from: From) => Prisma.Sql;
  /** What sorts a column where its plain value does not. */
  sorts?: Readonly<Record<string, Prisma.Sql>>;
  filters: Readonly<Record<string, (from: From) => Prisma.Sql>>;
}>;

/** The kinds of term whose article stands in another act than Book 3 of the Civil Code. */
const OTHER_ACTS = JSON.stringify(actsOfKinds());

const NAME = Prisma.sql`coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name))`;
/** In force on the day. */
const during = (row: Prisma.Sql, on: Prisma.Sql) =>
  Prisma.sql`${row}.starts_on <= ${on} AND (${row}.ends_on IS NULL OR ${row}.ends_on >= ${on})`;
const H = Prisma.sql`h`;

const SOURCES: Readonly<Record<ListName, Source>> = {
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
      // A10 comes after A2: letters first, then the number in them.
      code: Prisma.sql`regexp_replace(upper(code), '[0-9].*$', ''), nullif(regexp_replace(code, '[^0-9]', '', 'g'), '')::numeric`,
      floor: Prisma.sql`CASE WHEN floor ~ '^-?[0-9]{1,4}$' THEN floor::int END NULLS LAST, floor`,
      shares: Prisma.sql`shares::numeric`,
    },
    filters: Object.fromEntries(
      LISTS.lots.filters.map((kind) => [kind, () => Prisma.sql`kind = ${kind}`]),
    ),
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
    sorts: { name: Prisma.sql`folded("sortName"), folded(name)` },
    filters: {
      ...Object.fromEntries(
        ["fr", "nl", "de", "en"].map((code) => [code, () => Prisma.sql`language = ${code}`]),
      ),
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

/** The column asked for, or the list's own order: nothing of an address reaches the statement. */
function orderOf({ list, sort, dir }: ListInput): Prisma.Sql {
  const { columns, sort: usual } = LISTS[list];
  const key = Object.keys(columns).find((name) => name === sort) ?? usual;
  const type = Object.entries(columns).find(([name]) => name === key)?.[1];
  const column = Prisma.raw(`"${key}"`);
  const plain = type === "text" || type === "word" ? Prisma.sql`folded(${column})` : column;
  const by = SOURCES[list].sorts?.[key] ?? Prisma.sql`${plain} NULLS LAST`;
  // Every expression of the key turns round, so the list is exactly the other way.
  return dir === "desc"
    ? Prisma.sql`row_number() OVER (ORDER BY ${by}, slug, id) DESC`
    : Prisma.sql`${by}, slug, id`;
}

function found(scope: TermScope, day: PlainDate, asked: ListInput): Prisma.Sql {
  const from = {
    ids: Prisma.sql`${[...scope.watched]}::uuid[]`,
    terms: watchedTerms(scope),
    on: Prisma.sql`${day.toString()}::date`,
  };
  const { rows, filters } = SOURCES[asked.list];
  const words = fold(asked.q);
  const filter = filters[asked.filter]?.(from) ?? Prisma.sql`true`;
  return Prisma.sql`SELECT * FROM (${rows(from)}) listed
    WHERE (${words} = '' OR position(${words} IN folded(words)) > 0) AND (${filter})`;
}

type Row = Readonly<Record<string, string | number | null>>;

function rowOf(list: ListName) {
  const keys = Object.keys(LISTS[list].columns);
  return (row: Row): ListRow => ({
    id: `${row.id}`,
    slug: `${row.slug}`,
    subjectId: `${row.subject}`,
    mark: row.mark ? `${row.mark}` : null,
    values: Object.fromEntries(keys.map((key) => [key, row[key] ?? null])),
  });
}

/** A page of a list, in one statement. */
export async function listPage(
  tx: Tx,
  scope: TermScope,
  day: PlainDate,
  asked: ListInput,
): Promise<ListPage> {
  const rows = await tx.$queryRaw<(Row & { total: number })[]>`
    WITH found AS (${found(scope, day, asked)}),
      counted AS (SELECT count(*)::int AS total FROM found)
    SELECT f.*, c.total FROM counted c
    LEFT JOIN LATERAL (SELECT * FROM found ORDER BY ${orderOf(asked)}
      LIMIT ${ROWS_PER_PAGE}
      OFFSET least((${asked.page} - 1) * ${ROWS_PER_PAGE}, greatest(c.total - 1, 0) / ${ROWS_PER_PAGE} * ${ROWS_PER_PAGE})
    ) f ON true`;
  const total = rows[0]?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / ROWS_PER_PAGE));
  // Nothing found is one row without a thing: it carries the count.
  const shown = total === 0 ? [] : rows.map(rowOf(asked.list));
  return { rows: shown, total, page: Math.min(asked.page, pages), pages };
}

/** All that answers to what is asked, for a file. */
export async function listAll(
  tx: Tx,
  scope: TermScope,
  day: PlainDate,
  asked: ListInput,
): Promise<readonly ListRow[]> {
  const rows = await tx.$queryRaw<Row[]>`${found(scope, day, asked)} ORDER BY ${orderOf(asked)}`;
  return rows.map(rowOf(asked.list));
}
