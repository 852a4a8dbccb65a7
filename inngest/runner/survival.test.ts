import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { freeBase, portsFrom } from "#deploy/local/ports.ts";
import { type TestDatabase, testDatabase } from "#server/platform/testing.ts";

const signingKey = `signkey-test-${"cd".repeat(32)}`;
const quiet = { info: () => {}, warn: () => {}, error: () => {}, debug: () => {} };
const client = new Inngest({
  id: "koprogo",
  isDev: false,
  checkpointing: false,
  aiMetadata: false,
  signingKey,
  logger: quiet,
});

let db: TestDatabase;
let app: Server;
let runner: ChildProcess;
let appUrl: string;
let eventUrl: string;

/** Bodies that ran, and the effects that came of them. */
const bodies: string[] = [];
const inTwo = Promise.withResolvers<void>();
const killed = Promise.withResolvers<void>();

/** An effect happens once, whoever runs its step how often. */
async function effect(key: string): Promise<void> {
  bodies.push(key);
  await db.admin.query("INSERT INTO effect_key VALUES ($1, now()) ON CONFLICT DO NOTHING", [key]);
}

const journey = client.createFunction(
  { id: "journey", triggers: [{ event: "test/go" }] },
  async ({ step }) => {
    await step.run("one", () => effect("one"));
    await step.run("two", async () => {
      await effect("two");
      inTwo.resolve();
      await killed.promise;
    });
    await step.run("three", () => effect("three"));
  },
);

function startRunner(): ChildProcess {
  const main = fileURLToPath(new URL("main.ts", import.meta.url));
  return fork(main, {
    env: {
      RUNNER_DATABASE_URL: db.adminUrl,
      RUNNER_PORT: new URL(eventUrl).port,
      RUNNER_APP_URL: appUrl,
      INNGEST_EVENT_KEY: "event-key",
      INNGEST_SIGNING_KEY: signingKey,
      LOG_LEVEL: "silent",
      NODE_ENV: "test",
    },
    stdio: "ignore",
  });
}

beforeAll(async () => {
  db = await testDatabase();
  app = createServer(serve({ client, functions: [journey], servePath: "/api/inngest" }));
  app.listen(0, "127.0.0.1");
  await once(app, "listening");
  appUrl = `http://127.0.0.1:${z.object({ port: z.number() }).parse(app.address()).port}`;
  // Both runners have the same address: below those that the system gives out by itself.
  const { runner: port } = portsFrom(String(await freeBase()));
  eventUrl = `http://127.0.0.1:${port}`;
  runner = startRunner();
});

afterAll(async () => {
  runner.kill("SIGTERM");
  await once(runner, "exit");
  app.close();
  app.closeAllConnections();
  await db.close();
});

const send = () =>
  fetch(`${eventUrl}/e/event-key`, {
    method: "POST",
    body: JSON.stringify({ id: "the-event", name: "test/go" }),
  })
    .then(({ status }) => status)
    .catch(() => 0);

test("a runner killed in the middle of a run finishes it after its restart, each effect once", async () => {
  await expect.poll(send, { timeout: 200_000, interval: 100 }).toBe(200);
  await inTwo.promise;
  const dead = once(runner, "exit");
  runner.kill("SIGKILL");
  await dead;
  killed.resolve();
  runner = startRunner();
  const state = "SELECT state FROM runner.run";
  await expect
    .poll(async () => (await db.admin.query(state)).rows, { timeout: 200_000, interval: 200 })
    .toEqual([{ state: "completed" }]);

  expect(bodies).toEqual(["one", "two", "two", "three"]);
  const { rows } = await db.admin.query("SELECT key FROM effect_key ORDER BY key");
  expect(rows).toEqual([{ key: "one" }, { key: "three" }, { key: "two" }]);

  // The same event once more starts nothing: its id survived as well.
  expect(await send()).toBe(200);
  expect((await db.admin.query(state)).rows).toHaveLength(1);
});
