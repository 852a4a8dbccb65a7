import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { runnerEnv } from "#server/platform/env.ts";
import { log } from "#server/platform/log.ts";
import { relay } from "../relay/relay.ts";
import { createExecutor } from "./executor.ts";
import { openQueue } from "./queue.ts";
import { createEventServer } from "./server.ts";
import { createTables, forgetOld } from "./store.ts";

/**
 * The embedded runner: a process of its own that plans, remembers in PostgreSQL, and calls the
 * application's `/api/inngest`, as the hosted service would. It relays the outbox to itself.
 */
const SYNC_MS = 30_000;
const UNSYNCED_MS = 500;
const DAY_MS = 86_400_000;

const settings = runnerEnv();
const eventKey = settings.INNGEST_EVENT_KEY;
const pool = new pg.Pool({ connectionString: settings.RUNNER_DATABASE_URL, max: 20 });
const queue = await openQueue(settings.RUNNER_DATABASE_URL, (error) =>
  log.error({ err: error }, "queue in trouble"),
);
await createTables(pool);

const executor = createExecutor(pool, queue, {
  url: `${settings.RUNNER_APP_URL}/api/inngest`,
  signingKey: settings.INNGEST_SIGNING_KEY,
});
const server = createEventServer(eventKey, executor.accept);
await new Promise<void>((resolve) => server.listen(settings.RUNNER_PORT, "127.0.0.1", resolve));

const stopped = new AbortController();
process.once("SIGTERM", () => stopped.abort());
process.once("SIGINT", () => stopped.abort());

/** Learns the functions again now and then: the application may have been replaced. */
async function keepSynced(): Promise<void> {
  while (!stopped.signal.aborted) {
    const wait = await executor.sync().then(
      () => SYNC_MS,
      () => UNSYNCED_MS,
    );
    await delay(wait, undefined, { signal: stopped.signal }).catch(() => undefined);
  }
}

async function keepTidy(): Promise<void> {
  while (!stopped.signal.aborted) {
    await forgetOld(pool).catch((error: unknown) =>
      log.error({ err: error }, "old runs not forgotten"),
    );
    await delay(DAY_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
  }
}

const destination = { baseUrl: `http://127.0.0.1:${settings.RUNNER_PORT}`, eventKey };
await Promise.all([
  keepSynced(),
  keepTidy(),
  executor.work(stopped.signal),
  relay(pool, destination, stopped.signal),
]);
server.close();
await queue.stop();
await pool.end();
