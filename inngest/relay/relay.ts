import { setTimeout as delay } from "node:timers/promises";
import type { Pool } from "pg";
import { log } from "#server/platform/log.ts";

/** Rows sent in one request; the rest waits for the next round. */
const BATCH = 100;
const IDLE_MS = 250;
const TROUBLE_MS = 2_000;

type Row = Readonly<{
  id: string;
  association_id: string | null;
  type: string;
  payload: Record<string, unknown>;
  ts: string;
}>;

/** Where events go: the embedded runner, or Inngest. */
export type Destination = Readonly<{ baseUrl: string; eventKey: string }>;

/**
 * One round: gives every row that can no longer be overtaken its place in its association's chain,
 * then sends what was not sent yet, with the row's id as the event's id. At least once: a crash
 * between the two marks sends a row again, and the receiver knows its id.
 * @returns how many events were sent.
 */
export async function relayOnce(pool: Pool, to: Destination): Promise<number> {
  const { rows } = await pool.query<Row>("SELECT * FROM relay_take($1)", [BATCH]);
  if (rows.length === 0) return 0;
  const response = await fetch(`${to.baseUrl}/e/${to.eventKey}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(rows.map(eventOf)),
  });
  if (!response.ok) throw new Error(`events answered ${response.status}`);
  await pool.query("SELECT relay_sent($1)", [rows.map(({ id }) => id)]);
  return rows.length;
}

function eventOf(row: Row) {
  const association = row.association_id ? { associationId: row.association_id } : {};
  return {
    id: row.id,
    name: row.type,
    ts: Number(row.ts),
    data: { ...row.payload, ...association },
  };
}

/** Relays until the signal. */
export async function relay(pool: Pool, to: Destination, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const wait = await relayOnce(pool, to).then(
      (sent) => (sent === BATCH ? 0 : IDLE_MS),
      (error: unknown) => {
        log.warn({ err: error }, "events not relayed");
        return TROUBLE_MS;
      },
    );
    await delay(wait, undefined, { signal }).catch(() => undefined);
  }
}
