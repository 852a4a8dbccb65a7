import { AsyncLocalStorage } from "node:async_hooks";
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

/** Which associations the transaction that begins may read, and for which one it may write. */
type Scope = Readonly<{ associations: string; association: string }>;

type Database = { pool: pg.Pool; client: PrismaClient; beginning: AsyncLocalStorage<Scope> };

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

/**
 * Lets a connection begin its transactions with their scope, in one exchange instead of two: one that
 * began without it would see no row.
 */
function scoped(connection: pg.PoolClient, beginning: Database["beginning"]): void {
  const query: (...asked: unknown[]) => unknown = connection.query.bind(connection);
  const withScope = (asked: unknown) => {
    const text = typeof asked === "object" && asked !== null && "text" in asked ? asked.text : "";
    const scope = text === "BEGIN" ? beginning.getStore() : undefined;
    if (!scope) return asked;
    const values = [scope.associations, scope.association].map(pg.escapeLiteral);
    return `BEGIN; SELECT set_config('app.associations', ${values[0]}, true),
      set_config('app.association', ${values[1]}, true)`;
  };
  const ask = (asked: unknown, ...more: unknown[]) => query(withScope(asked), ...more);
  Object.assign(connection, { query: ask });
}

function open(url: string): Database {
  const beginning = new AsyncLocalStorage<Scope>();
  const pool = new pg.Pool({ connectionString: url, max: env().DATABASE_POOL });
  pool.on("connect", (connection) => scoped(connection, beginning));
  const adapter = new PrismaPg(pool, { statementNameGenerator: statementName });
  return { pool, client: new PrismaClient({ adapter }), beginning };
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

function within<T>(scope: Scope, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const { client, beginning } = database();
  return beginning.run(scope, () => client.$transaction(fn, PATIENCE));
}

/** Runs one read transaction over the associations the actor has been proved to read. */
export function read<T>(actor: Actor, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return within({ associations: scopeOf(actor), association: "" }, fn);
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
  return within({ associations: scopeOf(actor), association: association ?? "" }, fn);
}

/**
 * Asks one statement by itself, over no association: for what is found before anybody is known, by a
 * function of the database that proves it. No transaction is begun for it.
 */
export function askOnce<T>(fn: (db: Pick<Tx, "$queryRaw">) => Promise<T>): Promise<T> {
  return fn(database().client);
}
