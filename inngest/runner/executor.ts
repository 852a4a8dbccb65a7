import { setTimeout as delay } from "node:timers/promises";
import type { Pool, PoolClient } from "pg";
import type { Job } from "pg-boss";
import { newRowId, now } from "#server/platform/clock.ts";
import { log } from "#server/platform/log.ts";
import * as protocol from "./protocol.ts";
import { groupOf, limitOf, type Queue, type Work } from "./queue.ts";
import * as store from "./store.ts";

/** Steps in flight at once; more would only queue in the application. */
const SLOTS = 16;
const RENEW_MS = 3_000;
const IDLE_MS = 500;
const UNREACHABLE_MS = 2_000;
/** Retries where the function says nothing, as in the hosted service. */
const RETRIES = 4;
/** What the hosted service calls the end of a run that gave up. */
const FAILED = "inngest/function.failed";

/** Milliseconds before try `attempt` + 1: 1 s, 4 s, 16 s … one hour at most. */
export function backOff(attempt: number): number {
  return Math.min(1_000 * 4 ** attempt, 3_600_000);
}

export type Executor = Readonly<{
  /** Learns what the application serves. @throws while it does not answer. */
  sync(): Promise<void>;
  /** Starts a run of each function the event triggers; null while no function is known yet. */
  accept(event: store.Event): Promise<boolean | null>;
  /** Works until the signal, then ends what is in flight. */
  work(signal: AbortSignal): Promise<void>;
}>;

export function createExecutor(pool: Pool, queue: Queue, app: protocol.Application): Executor {
  let functions: ReadonlyMap<string, protocol.Declared> | null = null;
  let wake = new AbortController();

  async function sync(): Promise<void> {
    const declared = await protocol.sync(app);
    await queue.schedule(declared);
    functions = new Map(declared.map((fn) => [fn.id, fn]));
  }

  async function start(client: PoolClient, fn: protocol.Declared, event: store.Event) {
    const runId = newRowId();
    await store.insertRun(client, { id: runId, fnId: fn.id, event });
    await queue.add(client, { runId, fnId: fn.id, stepId: "step", attempt: 0 }, groupOf(fn, event));
  }

  async function accept(event: store.Event): Promise<boolean | null> {
    if (!functions) return null;
    const triggered = [...functions.values()].filter(({ triggers }) =>
      triggers.some((trigger) => "event" in trigger && trigger.event === event.name),
    );
    const isNew = await store.inTransaction(pool, async (client) => {
      if (!(await store.receive(client, event.id))) return false;
      for (const fn of triggered) await start(client, fn, event);
      return true;
    });
    wake.abort();
    return isNew;
  }

  /** A tick of the clock starts one run. */
  async function tick(): Promise<void> {
    const job = await queue.tick();
    const fn = job && functions?.get(job.data.fnId);
    if (!job) return;
    await store.inTransaction(pool, async (client) => {
      const event = { id: job.id, name: "inngest/scheduled.timer", data: { cron: job.data.cron } };
      if (fn) await start(client, fn, { ...event, ts: now().epochMilliseconds });
      return queue.finish(client, job);
    });
  }

  /** Calls the application for one job and keeps what came of it, or nothing if the lease went. */
  async function perform(job: Job<Work>): Promise<void> {
    const renewal = setInterval(() => void queue.renew(job).catch(() => undefined), RENEW_MS);
    try {
      const run = await store.loadRun(pool, job.data.runId);
      const fn = functions?.get(job.data.fnId);
      const outcome = await outcomeOf(job.data, run, fn);
      await store.inTransaction(pool, async (client) => {
        if (!(await queue.finish(client, job))) return false;
        if (outcome && run) {
          const group = fn ? groupOf(fn, run.event) : job.data.fnId;
          await settle(client, job.data, group, outcome);
        }
        return true;
      });
    } finally {
      clearInterval(renewal);
      wake.abort();
    }
  }

  async function outcomeOf(
    work: Work,
    run: store.Run | null,
    fn: protocol.Declared | undefined,
  ): Promise<protocol.Outcome | null> {
    if (run?.state !== "running") return null;
    if (!fn) return { kind: "failed", error: { message: `no function ${work.fnId}` } };
    if (work.sleep) {
      const result = { type: "data", data: null } as const;
      return { kind: "progress", done: [{ id: work.stepId, result }], planned: [], sleeps: [] };
    }
    const maxAttempts = (fn.steps.step.retries?.attempts ?? RETRIES - 1) + 1;
    return protocol.call(app, { ...work, ...run, maxAttempts });
  }

  async function settle(
    client: PoolClient,
    work: Work,
    group: string,
    outcome: protocol.Outcome,
  ): Promise<void> {
    switch (outcome.kind) {
      case "completed":
        return store.endRun(client, work.runId, "completed", outcome.data);
      case "failed":
        log.error({ fn: work.fnId, run: work.runId }, "job run failed");
        await store.endRun(client, work.runId, "failed", outcome.error);
        return report(client, work);
      case "retry": {
        const wait = outcome.after ? protocol.waitOf(outcome.after) : backOff(work.attempt);
        return queue.add(client, { ...work, attempt: work.attempt + 1 }, group, wait);
      }
      case "unreachable":
        log.warn({ fn: work.fnId, reason: outcome.reason }, "application did not answer");
        return queue.add(client, work, group, UNREACHABLE_MS);
      case "progress":
        return advance(client, work, group, outcome);
      default:
        outcome satisfies never;
    }
  }

  /** As the hosted service does: a run that gave up is an event of its own, and its error no part of it. */
  async function report(client: PoolClient, { runId, fnId }: Work): Promise<void> {
    const run = await store.loadRun(pool, runId);
    const data = { function_id: fnId, run_id: runId, event: run?.event ?? {} };
    const event = { id: `failed-${runId}`, name: FAILED, data, ts: now().epochMilliseconds };
    for (const fn of functions?.values() ?? []) {
      const listens = fn.triggers.some((trigger) => "event" in trigger && trigger.event === FAILED);
      if (listens && fn.id !== fnId) await start(client, fn, event);
    }
  }

  async function advance(
    client: PoolClient,
    { runId, fnId }: Work,
    group: string,
    { done, planned, sleeps }: Extract<protocol.Outcome, { kind: "progress" }>,
  ): Promise<void> {
    for (const { id, result } of done) await store.saveStep(client, runId, id, result);
    const work = { runId, fnId, attempt: 0 };
    for (const stepId of planned) await queue.add(client, { ...work, stepId }, group);
    for (const { id, ms } of sleeps) {
      await queue.add(client, { ...work, stepId: id, sleep: true }, group, ms);
    }
    const change = planned.length + sleeps.length - 1;
    if ((await store.countPending(client, runId, change)) > 0) return;
    await queue.add(client, { ...work, stepId: "step" }, group);
    await store.countPending(client, runId, 1);
  }

  async function fill(inFlight: Set<Promise<void>>): Promise<void> {
    const limits: Record<string, number> = {};
    for (const fn of functions?.values() ?? []) limits[fn.id] = limitOf(fn) ?? SLOTS;
    for (const job of await queue.take(SLOTS - inFlight.size, limits)) {
      const running = perform(job)
        .catch((error: unknown) => log.error({ err: error }, "job could not be settled"))
        .finally(() => inFlight.delete(running));
      inFlight.add(running);
    }
  }

  async function work(signal: AbortSignal): Promise<void> {
    const inFlight = new Set<Promise<void>>();
    while (!signal.aborted) {
      const woken = wake.signal.aborted;
      if (woken) wake = new AbortController();
      if (functions) {
        await tick();
        if (inFlight.size < SLOTS) await fill(inFlight);
      }
      const either = AbortSignal.any([signal, wake.signal]);
      await delay(IDLE_MS, undefined, { signal: either }).catch(() => undefined);
    }
    await Promise.allSettled(inFlight);
  }

  return { sync, accept, work };
}
