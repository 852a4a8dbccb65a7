import { hash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "#prisma/client/client.ts";
import type { Actor } from "#server/kernel/actor.ts";
import type { AssociationId } from "#server/kernel/ids.ts";
import { env } from "./env.ts";

/** One database transaction: every read and write of a use case goes through it. */
export type Tx = Prisma.TransactionClient;

type Database = { pool: pg.Pool; client: PrismaClient };

/** Routes and start-up code are different module instances: the pool is one per process. */
const holder: { koproDatabase?: Database } = globalThis as { koproDatabase?: Database };

/**
 * The name under which a connection keeps a statement prepared: parsed and planned once, not at each
 * page. What is longer lists rows to enter, another number of them each time: kept, it would serve
 * nothing and fill the server's memory.
 */
const LONGEST_PREPARED = 10_000;
const statementName = ({ sql }: { sql: string }) =>
  sql.length > LONGEST_PREPARED ? "" : hash("sha1", sql, "base64");

function open(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: env().DATABASE_POOL });
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementName });
  return { pool, client: new PrismaClient({ adapter }) };
}

function database(): Database {
  holder.koproDatabase ??= open(env().DATABASE_URL);
  return holder.koproDatabase;
}

const READY_MS = 2_000;

/** Whether the database answers, and soon. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    const answer = database().client.$queryRaw`SELECT 1`.then(() => true);
    return await Promise.race([answer, delay(READY_MS, false, { ref: false })]);
  } catch {
    return false;
  }
}

/** Closes the pool; the next use opens one again. */
export async function closeDatabase(): Promise<void> {
  const current = holder.koproDatabase;
  delete holder.koproDatabase;
  await current?.client.$disconnect();
  if (current && !current.pool.ended) await current.pool.end();
}

function scopeOf(actor: Actor): string {
  return actor.kind === "anonymous" ? "" : actor.scope.join(",");
}

/** A request that waits for a lock waits for people: long enough for a crowded vote. */
const PATIENCE = { maxWait: 60_000, timeout: 60_000 };

/** Runs one read transaction over the associations the actor has been proved to read. */
export function read<T>(actor: Actor, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return database().client.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('app.associations', ${scopeOf(actor)}, true)`;
    return fn(tx);
  }, PATIENCE);
}

/**
 * Runs one write transaction for the one association named; row-level security refuses
 * a row of any other. Null writes what concerns no association.
 */
export function write<T>(
  actor: Actor,
  association: AssociationId | null,
  fn: (tx: Tx) => Promise<T>,
): Promise<T> {
  return database().client.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('app.associations', ${scopeOf(actor)}, true),
      set_config('app.association', ${association ?? ""}, true)`;
    return fn(tx);
  }, PATIENCE);
}
