import type { PoolClient } from "pg";
import { type Db, type Job, PgBoss } from "pg-boss";
import { z } from "zod";
import type { Declared } from "./protocol.ts";

/** Steps to call, and the ticks of the clock that start runs. */
const STEPS = "steps";
const CRON = "cron";

/** A crash is noticed when a lease was not renewed for this long; renewed well before. */
const LEASE_SECONDS = 10;
/** Losing a lease is not the job's fault: it comes back practically for ever. */
const LEASES = 10_000;

/** What is to be done for a run: call it at a step, or wake it from a sleep. */
export type Work = Readonly<{
  runId: string;
  fnId: string;
  stepId: string;
  attempt: number;
  sleep?: boolean;
}>;

export type Tick = Readonly<{ fnId: string; cron: string }>;

/** What pg-boss answers to a completion, which its types keep to themselves. */
const Settled = z.object({ affected: z.number() });

type Limits = Readonly<Record<string, number>>;

const within = (client: PoolClient): { db: Db } => ({
  db: { executeSql: (text, values) => client.query(text, values) },
});

/** pg-boss as this runner uses it: one queue of steps limited per function, one of ticks. */
export type Queue = Readonly<{
  stop(): Promise<void>;
  /** Adds work in the caller's transaction. `group` is what the function's limit counts. */
  add(client: PoolClient, work: Work, group: string, afterMs?: number): Promise<void>;
  take(count: number, limits: Limits): Promise<Job<Work>[]>;
  tick(): Promise<Job<Tick> | null>;
  renew(job: Job<Work>): Promise<void>;
  /** False when the lease was lost meanwhile: somebody else has the job, nothing may be kept. */
  finish(client: PoolClient, job: Job<object>): Promise<boolean>;
  schedule(functions: readonly Declared[]): Promise<void>;
}>;

export async function openQueue(
  connectionString: string,
  onError: (error: Error) => void,
): Promise<Queue> {
  const boss = new PgBoss({
    connectionString,
    schema: "runner",
    max: 4,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
    cronMonitorIntervalSeconds: 10,
    cronWorkerIntervalSeconds: 2,
  });
  boss.on("error", onError);
  await boss.start();
  const options = { heartbeatSeconds: LEASE_SECONDS, retryLimit: LEASES, retryDelay: 0 };
  await boss.createQueue(STEPS, options);
  await boss.createQueue(CRON, options);

  return {
    stop: () => boss.stop({ graceful: false }),
    async add(client, work, group, afterMs = 0) {
      const startAfter = afterMs / 1000;
      const tier = work.fnId;
      await boss.send(STEPS, work, { group: { id: group, tier }, startAfter, ...within(client) });
    },
    take: (batchSize, tiers) =>
      boss.fetch<Work>(STEPS, {
        batchSize,
        groupConcurrency: { default: batchSize, tiers: { ...tiers } },
      }),
    tick: async () => (await boss.fetch<Tick>(CRON))[0] ?? null,
    renew: async (job) => {
      await boss.touch(STEPS, { id: job.id, retryCount: job.retryCount });
    },
    async finish(client, job) {
      const attempt = { id: job.id, retryCount: job.retryCount };
      return (
        Settled.parse(await boss.complete(job.name, attempt, null, within(client))).affected === 1
      );
    },
    async schedule(functions) {
      const wanted = schedules(functions);
      for (const { key, cron, tz, data } of wanted) {
        await boss.schedule(CRON, cron, data, { key, tz, missed: "once" });
      }
      for (const { key } of await boss.getSchedules(CRON)) {
        if (!wanted.some((schedule) => schedule.key === key)) await boss.unschedule(CRON, key);
      }
    },
  };
}

/** The schedules of these functions; `TZ=Europe/Brussels 0 6 * * *` names its time zone first. */
export function schedules(functions: readonly Declared[]) {
  return functions.flatMap(({ id: fnId, triggers }) =>
    triggers.flatMap((trigger, index) => {
      if (!("cron" in trigger)) return [];
      const [, tz = "UTC", cron = ""] = /^(?:TZ=(\S+)\s+)?(.+)$/.exec(trigger.cron) ?? [];
      return [{ key: `${fnId}.${index}`, cron, tz, data: { fnId, cron: trigger.cron } }];
    }),
  );
}

/** What a function's limit counts: all its steps, or those with one value at the key's path. */
export function groupOf(fn: Declared, event: Readonly<Record<string, unknown>>): string {
  const key = typeof fn.concurrency === "object" ? fn.concurrency.key : undefined;
  if (key === undefined) return fn.id;
  let value: unknown = { event };
  for (const part of key.split(".")) {
    value =
      typeof value === "object" && value !== null
        ? Object.entries(value).find(([k]) => k === part)?.[1]
        : undefined;
  }
  return `${fn.id}:${String(value)}`;
}

export function limitOf(fn: Declared): number | undefined {
  return typeof fn.concurrency === "object" ? fn.concurrency.limit : fn.concurrency;
}
