import { createHash } from "node:crypto";
import type pg from "pg";
import type { Sequence, TableOf } from "./format.ts";

/** A table as the catalogue knows it: all that hold rows, whatever made them. */
export type Found = Readonly<{
  schema: string;
  name: string;
  columns: readonly string[];
  /** The columns that tell a row from another; all where it has no key. */
  key: readonly string[];
}>;

/** Characters of one part, and rows of one question. */
const PART = 8_000_000;
const ROWS = 2_000;

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
export const relation = ({ schema, name }: Pick<Found, "schema" | "name">) =>
  `${quote(schema)}.${quote(name)}`;

/** Every table that holds rows, outside the server's own schemas. */
export async function tablesOf(client: pg.ClientBase): Promise<readonly Found[]> {
  const { rows } = await client.query<Found>(
    `SELECT n.nspname AS schema, c.relname AS name,
       array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns,
       coalesce((SELECT array_agg(k.attname::text ORDER BY k.attnum) FROM pg_index i
         JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = ANY (i.indkey)
         WHERE i.indrelid = c.oid AND i.indisprimary), '{}') AS key
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind = 'r' AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
     GROUP BY c.oid, n.nspname, c.relname ORDER BY n.nspname, c.relname`,
  );
  return rows;
}

export async function sequencesOf(client: pg.ClientBase): Promise<readonly Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `SELECT schemaname AS schema, sequencename AS name, last_value::text AS last FROM pg_sequences
     WHERE last_value IS NOT NULL ORDER BY 1, 2`,
  );
  return rows;
}

/** Texts mean the same whatever the session was before. */
export const AS_TEXT = `SET datestyle = 'ISO, YMD'; SET intervalstyle = 'iso_8601'; SET timezone = 'UTC';
  SET bytea_output = 'hex'; SET extra_float_digits = 3`;

/**
 * The rows of a table as lines of JSON, a part at a time, in an order that depends on nothing but
 * the rows: neither on the disk nor on how a server's library sorts words.
 */
export async function* partsOf(client: pg.ClientBase, table: Found): AsyncGenerator<string[]> {
  const columns = table.columns.map(quote).join(", ");
  const whole = `${quote(table.name)}::text`;
  const key = table.key.length ? table.key.map((name) => `${quote(name)}::text`) : [whole];
  const order = key.map((text) => `${text} COLLATE "C"`).join(", ");
  await client.query(
    `DECLARE lines NO SCROLL CURSOR FOR SELECT row_to_json(r)::text AS line
     FROM (SELECT ${columns} FROM ${relation(table)} ORDER BY ${order}) r`,
  );
  let part: string[] = [];
  let size = 0;
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${ROWS} FROM lines`);
    for (const { line } of rows) {
      part.push(line);
      size += line.length;
      if (size < PART) continue;
      yield part;
      part = [];
      size = 0;
    }
    if (rows.length < ROWS) break;
  }
  await client.query("CLOSE lines");
  if (part.length) yield part;
}

/** Counts and fingerprints what `partsOf` gives. */
export function talliedAs({ schema, name, columns }: Found) {
  const whole = createHash("sha256");
  let rows = 0;
  let parts = 0;
  return {
    /** The bytes of one part. */
    add: (lines: readonly string[]): Buffer => {
      const bytes = Buffer.from(`${lines.join("\n")}\n`);
      whole.update(bytes);
      rows += lines.length;
      parts += 1;
      return bytes;
    },
    end: (): TableOf => {
      const sha256 = whole.digest("hex");
      return { schema, name, columns: [...columns], rows, parts, sha256 };
    },
  };
}

/** What a table holds now, to be compared with what it held. */
export async function tallyOf(client: pg.ClientBase, table: Found): Promise<TableOf> {
  const tally = talliedAs(table);
  for await (const part of partsOf(client, table)) tally.add(part);
  return tally.end();
}

/** Enters the lines of a part again, generated identities included. */
export async function enterPart(
  client: pg.ClientBase,
  table: Found,
  lines: readonly string[],
): Promise<void> {
  const columns = table.columns.map(quote).join(", ");
  await client.query(
    `INSERT INTO ${relation(table)} (${columns}) OVERRIDING SYSTEM VALUE
     SELECT ${columns} FROM json_populate_recordset(NULL::${relation(table)}, $1::json)`,
    [`[${lines.join(",")}]`],
  );
}
