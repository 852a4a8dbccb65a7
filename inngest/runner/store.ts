import type { Pool, PoolClient } from "pg";
import type { StepResult } from "./protocol.ts";

/**
 * What the runner remembers, beside pg-boss in its schema: the events it took, the runs they
 * started, and what each step of a run answered.
 */
const TABLES = `
CREATE TABLE IF NOT EXISTS runner.received (
  id text PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS runner.run (
  id uuid PRIMARY KEY,
  fn_id text NOT NULL,
  event jsonb NOT NULL,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'completed', 'failed')),
  -- jobs outstanding; when the last planned step ends, the run looks for its next one
  pending integer NOT NULL DEFAULT 1,
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  outcome jsonb
);
CREATE INDEX IF NOT EXISTS run_ended ON runner.run (ended_at);
CREATE TABLE IF NOT EXISTS runner.step (
  run_id uuid NOT NULL REFERENCES runner.run ON DELETE CASCADE,
  id text NOT NULL,
  place bigint GENERATED ALWAYS AS IDENTITY,
  result jsonb NOT NULL,
  PRIMARY KEY (run_id, id)
);`;

/** How long an event's id and a finished run are remembered: beyond any re-delivery. */
const KEPT = "30 days";

export type Event = Readonly<{ id: string; name: string; data: unknown; ts: number }>;

export type Run = Readonly<{
  fnId: string;
  event: Readonly<Record<string, unknown>>;
  state: "running" | "completed" | "failed";
  steps: Readonly<Record<string, StepResult>>;
  order: readonly string[];
}>;

export async function createTables(pool: Pool): Promise<void> {
  await pool.query(TABLES);
}

export async function forgetOld(pool: Pool): Promise<void> {
  await pool.query(`DELETE FROM runner.received WHERE at < now() - interval '${KEPT}'`);
  await pool.query(`DELETE FROM runner.run WHERE ended_at < now() - interval '${KEPT}'`);
}

/** Runs `fn` in one transaction; `false` from it takes everything back. */
export async function inTransaction(
  pool: Pool,
  fn: (client: PoolClient) => Promise<boolean>,
): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const kept = await fn(client);
    await client.query(kept ? "COMMIT" : "ROLLBACK");
    return kept;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/** Whether this event is new: an event sent twice starts nothing twice. */
export async function receive(client: PoolClient, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    "INSERT INTO runner.received (id) VALUES ($1) ON CONFLICT DO NOTHING",
    [id],
  );
  return rowCount === 1;
}

export async function insertRun(
  client: PoolClient,
  run: Readonly<{ id: string; fnId: string; event: Event }>,
): Promise<void> {
  await client.query("INSERT INTO runner.run (id, fn_id, event) VALUES ($1, $2, $3)", [
    run.id,
    run.fnId,
    JSON.stringify(run.event),
  ]);
}

export async function loadRun(pool: Pool, runId: string): Promise<Run | null> {
  const { rows } = await pool.query<Run>(
    `SELECT fn_id AS "fnId", event, state,
       coalesce((SELECT jsonb_object_agg(s.id, s.result) FROM runner.step s WHERE s.run_id = r.id), '{}') AS steps,
       ARRAY(SELECT s.id FROM runner.step s WHERE s.run_id = r.id ORDER BY s.place) AS "order"
     FROM runner.run r WHERE r.id = $1`,
    [runId],
  );
  return rows[0] ?? null;
}

export async function saveStep(
  client: PoolClient,
  runId: string,
  id: string,
  result: StepResult,
): Promise<void> {
  await client.query(
    "INSERT INTO runner.step (run_id, id, result) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [runId, id, JSON.stringify(result)],
  );
}

/** Counts jobs started less jobs ended; answers how many remain, under the run's row lock. */
export async function countPending(
  client: PoolClient,
  runId: string,
  change: number,
): Promise<number> {
  const { rows } = await client.query<{ pending: number }>(
    "UPDATE runner.run SET pending = pending + $2 WHERE id = $1 RETURNING pending",
    [runId, change],
  );
  return rows[0]?.pending ?? 0;
}

export async function endRun(
  client: PoolClient,
  runId: string,
  state: "completed" | "failed",
  outcome: unknown,
): Promise<void> {
  await client.query(
    "UPDATE runner.run SET state = $2, outcome = $3, ended_at = now() WHERE id = $1 AND state = 'running'",
    [runId, state, JSON.stringify(outcome ?? null)],
  );
}
