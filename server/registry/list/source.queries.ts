import { Prisma } from "#prisma/client/client.ts";

/** What a list is drawn from: the associations, seen on a day by a reader. */
export type From = Readonly<{
  ids: Prisma.Sql;
  on: Prisma.Sql;
  /** Which terms the reader watches over. */
  terms: Prisma.Sql;
  /** The day whose restrictions are marked; null for a reader who is not told of them. */
  marks: Prisma.Sql;
}>;

export type Source = Readonly<{
  /** Rows with `id`, `slug`, `subject`, `name`s of the columns, and the words they are sought by. */
  rows: (from: From) => Prisma.Sql;
  /** What sorts a column where its plain value does not. */
  sorts?: Readonly<Record<string, Prisma.Sql>>;
  filters: Readonly<Record<string, (from: From) => Prisma.Sql>>;
  /** What is summed over all that is found: an object of digits. */
  sums?: (from: From) => Prisma.Sql;
}>;

export const NAME = Prisma.sql`coalesce(p.company_name, concat_ws(' ', p.given_name, p.family_name))`;

/** In force on the day. */
export const during = (row: Prisma.Sql, on: Prisma.Sql) =>
  Prisma.sql`${row}.starts_on <= ${on} AND (${row}.ends_on IS NULL OR ${row}.ends_on >= ${on})`;
export const H = Prisma.sql`h`;

/** A10 comes after A2: letters first, then the number in them. */
export const BY_CODE = Prisma.sql`regexp_replace(upper(code), '[0-9].*$', ''), nullif(regexp_replace(code, '[^0-9]', '', 'g'), '')::numeric`;
export const BY_FLOOR = Prisma.sql`CASE WHEN floor ~ '^-?[0-9]{1,4}$' THEN floor::int END NULLS LAST, floor`;
export const BY_SHARES = Prisma.sql`shares::numeric`;
export const BY_NAME = Prisma.sql`folded("sortName"), folded(name)`;

/** A filter for each of the values that a column may have. */
export const filtersOf = (column: Prisma.Sql, values: readonly string[]) =>
  Object.fromEntries(values.map((value) => [value, () => Prisma.sql`${column} = ${value}`]));
