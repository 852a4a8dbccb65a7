import { Prisma } from "#prisma/client/client.ts";
import type { PlainDate } from "#server/kernel/calendar.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { fold } from "#server/kernel/listing.ts";
import type { Tx } from "#server/platform/db.ts";
import type { TermScope } from "../deadline/deadline.policy.ts";
import { watchedTerms } from "../deadline/deadline.queries.ts";
import {
  LISTS,
  type ListAsked,
  type ListName,
  type ListPage,
  type ListRow,
  ROWS_PER_PAGE,
} from "./list.schema.ts";
import { OFFICE_SOURCES } from "./office.queries.ts";
import { OWN_SOURCES } from "./own.queries.ts";
import type { From, Source } from "./source.queries.ts";

const SOURCES: Readonly<Record<ListName, Source>> = { ...OFFICE_SOURCES, ...OWN_SOURCES };

/** The column asked for, or the list's own order: nothing of an address reaches the statement. */
function orderOf({ list, sort, dir }: ListAsked): Prisma.Sql {
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

/** An office's lists: over all it watches over, as it stands on a day. */
export const ofOffice = (scope: TermScope, day: PlainDate): From => ({
  ids: Prisma.sql`${[...scope.watched]}::uuid[]`,
  terms: watchedTerms(scope),
  on: Prisma.sql`${day.toString()}::date`,
  marks: Prisma.sql`${day.toString()}::date`,
});

/** An association's own: as it stood on a day, with today's marks for who is told of them. */
export const ofAssociation = (
  association: AssociationId,
  day: PlainDate,
  marks: PlainDate | null,
): From => ({
  ids: Prisma.sql`ARRAY[${association}::uuid]`,
  terms: Prisma.sql`false`,
  on: Prisma.sql`${day.toString()}::date`,
  marks: Prisma.sql`${marks?.toString() ?? null}::date`,
});

function found(from: From, asked: ListAsked): Prisma.Sql {
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

type Counted = Row & { total: number; sums: Record<string, string> };

/** A page of a list, in one statement. */
export async function listPage(tx: Tx, from: From, asked: ListAsked): Promise<ListPage> {
  const sums = SOURCES[asked.list].sums?.(from) ?? Prisma.sql`'{}'::jsonb`;
  const rows = await tx.$queryRaw<Counted[]>`
    WITH found AS (${found(from, asked)}),
      counted AS (SELECT count(*)::int AS total, ${sums} AS sums FROM found)
    SELECT f.*, c.total, c.sums FROM counted c
    LEFT JOIN LATERAL (SELECT * FROM found ORDER BY ${orderOf(asked)}
      LIMIT ${ROWS_PER_PAGE}
      OFFSET least((${asked.page} - 1) * ${ROWS_PER_PAGE}, greatest(c.total - 1, 0) / ${ROWS_PER_PAGE} * ${ROWS_PER_PAGE})
    ) f ON true`;
  const total = rows[0]?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / ROWS_PER_PAGE));
  // Nothing found is one row without a thing: it carries the count.
  const shown = total === 0 ? [] : rows.map(rowOf(asked.list));
  return {
    ...{ rows: shown, total, page: Math.min(asked.page, pages), pages },
    sums: rows[0]?.sums ?? {},
  };
}

/** All that answers to what is asked, for a file. */
export async function listAll(tx: Tx, from: From, asked: ListAsked): Promise<readonly ListRow[]> {
  const rows = await tx.$queryRaw<Row[]>`${found(from, asked)} ORDER BY ${orderOf(asked)}`;
  return rows.map(rowOf(asked.list));
}
