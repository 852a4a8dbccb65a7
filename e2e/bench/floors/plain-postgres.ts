import pg from "pg";

/** Rows of one table as they are, to be entered again. */
export type Copied = Readonly<{
  table: string;
  columns: readonly Readonly<{ name: string; type: string }>[];
  rows: readonly Readonly<Record<string, unknown>>[];
}>;

/** The rows of a table that satisfy a condition, with what their columns are. */
export async function copyOf(
  admin: pg.Pool,
  table: string,
  condition: string,
  values: readonly unknown[],
): Promise<Copied> {
  const columns = await admin.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
     ORDER BY attnum`,
    [table],
  );
  // As text: what comes in again is to the bit what was there.
  const texts = columns.rows.map(({ name }) => `"${name}"::text`).join(", ");
  const { rows } = await admin.query(`SELECT ${texts} FROM ${table} WHERE ${condition}`, [
    ...values,
  ]);
  return { table, columns: columns.rows, rows };
}

/**
 * One statement that enters all rows of all tables: an array a column, so that its text and plan do
 * not depend on how many rows there are.
 */
export function insertOf(copies: readonly Copied[]): { text: string; values: unknown[][] } {
  const values: unknown[][] = [];
  const inserts = copies.map(({ table, columns, rows }) => {
    const names = columns.map(({ name }) => `"${name}"`).join(", ");
    const places = columns.map(({ name, type }) => {
      values.push(rows.map((row) => row[name] ?? null));
      return { place: `$${values.length}::text[]`, cast: `"${name}"::${type}` };
    });
    const arrays = places.map(({ place }) => place).join(", ");
    const casts = places.map(({ cast }) => cast).join(", ");
    return `INSERT INTO ${table} (${names}) SELECT ${casts} FROM unnest(${arrays}) AS x(${names})`;
  });
  const steps = inserts.slice(0, -1).map((insert, index) => `step_${index} AS (${insert})`);
  const text = `${steps.length ? `WITH ${steps.join(", ")} ` : ""}${inserts.at(-1)}`;
  return { text, values };
}

type Statement = Readonly<{ name: string; text: string; values: readonly unknown[] }>;

/** One connection as the application's own role, with the statements that must be and no other. */
export async function plainPostgres(appUrl: string) {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  const scoped = async (association: string, work: () => Promise<unknown>) => {
    await client.query("BEGIN");
    await client.query(
      "SELECT set_config('app.associations', $1, true), set_config('app.association', $1, true)",
      [association],
    );
    await work();
    await client.query("COMMIT");
  };
  return {
    /** A transaction of one association, with its row-level security, that runs one statement. */
    inScope: (association: string, name: string, text: string, values: readonly unknown[]) =>
      scoped(association, () => client.query({ name, text, values: [...values] })),
    /** The same, of several statements in their order. */
    allInScope: (association: string, statements: readonly Statement[]) =>
      scoped(association, async () => {
        for (const { values, ...said } of statements) {
          await client.query({ ...said, values: [...values] });
        }
      }),
    close: () => client.end(),
  };
}
