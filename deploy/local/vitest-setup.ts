import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "./migrate.ts";
import { startPostgres } from "./postgres.ts";

const TEMPLATE = "kopro_template";
const LOGIN = { user: "kopro_test", password: "kopro_test" };

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** One PostgreSQL for a test run, with a migrated database that each file clones. */
export default async function setup({ provide }: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "kopro-test-"));
  const server = await startPostgres({
    folder: join(folder, "postgres"),
    port: await freePort(),
    password: "test",
    durable: false,
  });
  const admin = new pg.Client(server.adminUrl);
  await admin.connect();
  await admin.query(`CREATE ROLE kopro_owner LOGIN CREATEROLE PASSWORD 'owner'`);
  await admin.query(`CREATE DATABASE ${TEMPLATE} OWNER kopro_owner`);
  const owner = new URL(server.adminUrl);
  owner.username = "kopro_owner";
  owner.password = "owner";
  owner.pathname = `/${TEMPLATE}`;
  await migrate(owner.href);
  await admin.query(
    `CREATE ROLE ${LOGIN.user} LOGIN PASSWORD '${LOGIN.password}' IN ROLE kopro_app`,
  );
  await admin.end();
  provide("adminUrl", server.adminUrl);
  provide("template", TEMPLATE);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
