import pg from "pg";
import { runnerEnv } from "#server/platform/env.ts";
import { relay } from "./relay.ts";

/** The relay on its own: where a hosted Inngest runs the jobs, no embedded runner does it. */
const settings = runnerEnv();
const pool = new pg.Pool({ connectionString: settings.RUNNER_DATABASE_URL, max: 2 });
const stopped = new AbortController();
process.once("SIGTERM", () => stopped.abort());
process.once("SIGINT", () => stopped.abort());

const baseUrl = settings.INNGEST_BASE_URL ?? "https://inn.gs";
await relay(pool, { baseUrl, eventKey: settings.INNGEST_EVENT_KEY }, stopped.signal);
await pool.end();
