import pg from "pg";

/** The database without us: the same server, one connection, statements as plain as they can be. */
export async function plainPostgres(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("CREATE TABLE floor_fact (id uuid PRIMARY KEY, body bytea, said jsonb)");
  const keep = () =>
    client.query("INSERT INTO floor_fact VALUES ($1, $2, $3)", [
      crypto.randomUUID(),
      Buffer.alloc(600),
      { type: "floor", at: "2026-05-20" },
    ]);
  return {
    /** Locks a row, keeps three facts, all or nothing: what a vote is at least. */
    keepThree: async () => {
      await client.query("BEGIN");
      await client.query("SELECT id FROM association LIMIT 1 FOR UPDATE");
      for (let n = 0; n < 3; n += 1) await keep();
      await client.query("COMMIT");
    },
    rows: (text: string, values: readonly unknown[]) => client.query(text, [...values]),
    close: () => client.end(),
  };
}
