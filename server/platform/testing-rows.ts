import type pg from "pg";

type Column = { name: string; type: string; category: string; label: string | null };

/** A value of its own for each kind of type, the least that a constraint might ask for. */
function valueFor({ type, category, label }: Column): string {
  if (label !== null) return `'${label}'`;
  if (category === "A") return "'{}'";
  if (type === "uuid") return "gen_random_uuid()";
  if (type === "bytea") return "decode(repeat('07', 32), 'hex')";
  if (type === "jsonb" || type === "json") return "'{}'";
  if (category === "B") return "true";
  // "Several" is two at least, and nothing asks for one alone.
  if (category === "N") return "2";
  if (category === "D") return "now()";
  return "'x'";
}

/**
 * Plants one row of an association in a table that has none, whatever the table: something for a
 * fence to hide. What the row points to need not exist. As the tables' owner.
 */
export async function plantRow(
  admin: pg.Pool,
  table: string,
  key: string,
  association: string,
): Promise<void> {
  const { rows } = await admin.query<Column>(
    `SELECT a.attname AS name, t.typname AS type, t.typcategory AS category,
       (SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder LIMIT 1) AS label
     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
     WHERE a.attrelid = to_regclass(quote_ident($1)) AND a.attnum > 0 AND NOT a.attisdropped
       AND (a.attnotnull OR a.attname = $2) AND a.attgenerated = '' AND a.attidentity = ''`,
    [table, key],
  );
  const names = rows.map(({ name }) => `"${name}"`).join(", ");
  const values = rows.map((one) => (one.name === key ? `'${association}'` : valueFor(one)));
  // One message, one connection: what is set for the transaction stays in it.
  await admin.query(
    `BEGIN; SET LOCAL session_replication_role = replica;
     INSERT INTO "${table}" (${names}) VALUES (${values.join(", ")}); COMMIT`,
  );
}
