import { createServer, type Server } from "node:http";
import { cron, Inngest, type InngestFunction, NonRetriableError, RetryAfterError } from "inngest";
import { serve } from "inngest/node";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";
import { createExecutor, type Executor } from "./executor.ts";
import { openQueue, type Queue } from "./queue.ts";
import { createEventServer } from "./server.ts";
import { createTables } from "./store.ts";

const signingKey = `signkey-test-${"ab".repeat(32)}`;
const client = new Inngest({
  id: "koprogo",
  isDev: false,
  checkpointing: false,
  aiMetadata: false,
  logger: { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} },
  signingKey,
  eventKey: "event-key",
});

/** What each step body was seen doing, by name. */
const seen: string[] = [];
let together = 0;
let most = 0;

const functions: InngestFunction.Any[] = [
  client.createFunction(
    { id: "in-order", triggers: [{ event: "test/order" }] },
    async ({ step, event }) => {
      const one = await step.run("one", () => `${event.data.word} one`);
      const two = await step.run("two", () => `${one} two`);
      await step.run("last", () => seen.push(two));
    },
  ),
  client.createFunction(
    { id: "abreast", triggers: [{ event: "test/abreast" }] },
    async ({ step }) => {
      const parts = await Promise.all(["a", "b", "c"].map((name) => step.run(name, () => name)));
      await step.run("last", () => seen.push(parts.join("")));
    },
  ),
  client.createFunction(
    { id: "again", triggers: [{ event: "test/again" }] },
    async ({ step, attempt }) => {
      await step.run("once", () => seen.push("once"));
      await step.run("flaky", () => {
        if (attempt === 0) throw new RetryAfterError("busy", 1_000);
        seen.push(`tried ${attempt + 1}`);
      });
    },
  ),
  client.createFunction(
    { id: "caught", triggers: [{ event: "test/caught" }], retries: 0 },
    async ({ step }) => {
      const outcome = await step
        .run("bad", () => Promise.reject(new Error("no")))
        .catch(() => "caught");
      await step.run("last", () => seen.push(outcome));
    },
  ),
  client.createFunction({ id: "hopeless", triggers: [{ event: "test/hopeless" }] }, () => {
    throw new NonRetriableError("never");
  }),
  client.createFunction(
    { id: "mourner", triggers: [{ event: "inngest/function.failed" }], retries: 0 },
    async ({ step, event }) => {
      const { function_id, event: cause } = event.data;
      await step.run("note", () => seen.push(`${function_id} ${cause.data.association}`));
      throw new NonRetriableError("nor this");
    },
  ),
  client.createFunction(
    { id: "sleeper", triggers: [{ event: "test/sleep" }] },
    async ({ step }) => {
      await step.sleep("nap", "1s");
      await step.run("last", () => seen.push("woke"));
    },
  ),
  client.createFunction(
    {
      id: "narrow",
      triggers: [{ event: "test/narrow" }],
      concurrency: { limit: 1, key: "event.data.house" },
    },
    async ({ step, event }) => {
      await step.run("alone", async () => {
        together += 1;
        most = Math.max(most, together);
        await new Promise((resolve) => setTimeout(resolve, 30));
        together -= 1;
        seen.push(`narrow ${event.data.n}`);
      });
    },
  ),
  client.createFunction(
    { id: "daily", triggers: [cron("TZ=Europe/Brussels 0 6 * * *")] },
    async ({ step, event }) => {
      await step.run("last", () => seen.push(`tick ${event.data.cron}`));
    },
  ),
];

let db: TestDatabase;
let pool: pg.Pool;
let queue: Queue;
let executor: Executor;
let app: Server;
let events: Server;
let eventUrl: string;
let working: Promise<void>;
const stop = new AbortController();

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`;
}

beforeAll(async () => {
  db = await testDatabase();
  pool = new pg.Pool({ connectionString: db.adminUrl });
  queue = await openQueue(db.adminUrl, () => undefined);
  await createTables(pool);
  app = createServer(
    serve({ client, functions, servePath: "/api/inngest", enableUnauthedSync: false }),
  );
  executor = createExecutor(pool, queue, { url: `${await listen(app)}/api/inngest`, signingKey });
  events = createEventServer("event-key", executor.accept);
  eventUrl = await listen(events);
  await executor.sync();
  working = executor.work(stop.signal);
});

afterAll(async () => {
  stop.abort();
  await working;
  events.close();
  app.close();
  await queue.stop();
  await pool.end();
  await db.close();
});

const post = (
  name: string,
  data: object = {},
  id: string = crypto.randomUUID(),
  key = "event-key",
) => fetch(`${eventUrl}/e/${key}`, { method: "POST", body: JSON.stringify([{ id, name, data }]) });

/** Resolves when every run has ended; the states by function. */
async function ended(): Promise<Record<string, string>> {
  const running = "SELECT count(*)::int AS n FROM runner.run WHERE state = 'running'";
  await expect
    .poll(async () => (await pool.query(running)).rows[0].n, { timeout: 200_000, interval: 50 })
    .toBe(0);
  const { rows } = await pool.query<{ fn_id: string; state: string }>(
    "SELECT fn_id, state FROM runner.run",
  );
  return Object.fromEntries(rows.map(({ fn_id, state }) => [fn_id, state]));
}

test("until the application was asked for its functions, an event is refused, not lost", async () => {
  const unsynced = createExecutor(pool, queue, { url: "http://127.0.0.1:1", signingKey });
  const early = { id: "early", name: "test/order", data: { word: "early" }, ts: 0 };
  expect(await unsynced.accept(early)).toBe(null);
  expect(await executor.accept(early)).toBe(true);
  await ended();
  expect(seen.splice(0)).toEqual(["early one two"]);
});

test("a wrong key is refused, and so is what is no event", async () => {
  expect((await post("test/order", {}, "x", "other-key")).status).toBe(401);
  expect((await fetch(`${eventUrl}/e/event-key`, { method: "POST", body: "{" })).status).toBe(400);
});

test("an event sent twice starts one run", async () => {
  await post("test/order", { word: "twice" }, "same");
  await post("test/order", { word: "twice" }, "same");
  await ended();
  expect(seen.splice(0)).toEqual(["twice one two"]);
});

test("steps abreast all end before the run goes on", async () => {
  await post("test/abreast");
  await ended();
  expect(seen.splice(0)).toEqual(["abc"]);
});

test("a failed step is tried again when it asks to be, and what was done is not done again", async () => {
  await post("test/again");
  expect(await ended()).toMatchObject({ "koprogo-again": "completed" });
  expect(seen.splice(0)).toEqual(["once", "tried 2"]);
});

test("a step that failed for good can be caught by its function", async () => {
  await post("test/caught");
  expect(await ended()).toMatchObject({ "koprogo-caught": "completed" });
  expect(seen.splice(0)).toEqual(["caught"]);
});

test("a run that cannot succeed is ended as failed", async () => {
  await post("test/hopeless", { association: "here" });
  expect(await ended()).toMatchObject({ "koprogo-hopeless": "failed" });
  // It is an event of its own; who hears it and fails as well is not told of himself.
  expect(seen.splice(0)).toEqual(["koprogo-hopeless here"]);
});

test("a run sleeps and goes on", async () => {
  await post("test/sleep");
  await ended();
  expect(seen.splice(0)).toEqual(["woke"]);
});

test("a limit by key lets one step of an association run at a time", async () => {
  for (let n = 0; n < 6; n++) await post("test/narrow", { house: "same", n });
  await ended();
  expect(most).toBe(1);
  expect(seen.splice(0)).toHaveLength(6);
});

test("a schedule keeps its time zone, and its tick starts a run", async () => {
  const boss = new PgBoss({
    connectionString: db.adminUrl,
    schema: "runner",
    supervise: false,
    schedule: false,
  });
  await boss.start();
  const [schedule] = await boss.getSchedules("cron");
  expect(schedule).toMatchObject({ cron: "0 6 * * *", timezone: "Europe/Brussels" });
  await boss.send("cron", schedule?.data ?? {});
  await boss.stop({ graceful: false });
  await expect.poll(() => seen.length, { timeout: 200_000 }).toBe(1);
  await ended();
  expect(seen.splice(0)).toEqual(["tick TZ=Europe/Brussels 0 6 * * *"]);
});

test("two hundred runs end, each effect once", async () => {
  await Promise.all(Array.from({ length: 200 }, (_, n) => post("test/order", { word: `${n}` })));
  await ended();
  expect(new Set(seen.splice(0)).size).toBe(200);
});
