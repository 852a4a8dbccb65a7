import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import pg from "pg";
import { migrateTo } from "./migrate.ts";
import { schemaFiles, withSchemaEngine } from "./schema-engine.ts";

const prisma = new URL("../../prisma/", import.meta.url);
const filters = { externalTables: [], externalEnums: [] };

/** The migrations that were released: nothing rewrites them. */
const RELEASED = [
  "0001_ground",
  "0002_ground_complete",
  "0003_who_acts",
  "0004_assembly",
  "0005_meeting_complete",
  "0006_meeting_whole",
];
/** The one in the making, written again at each change until it is released. */
const NEXT = "0007_meeting_and_poll";

/** What leads from the released migrations to the schema, its policies and its functions. */
async function difference(adminUrl: string): Promise<string> {
  const name = `kopro_shadow_${process.pid}`;
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const shadow = new URL(adminUrl);
  shadow.pathname = `/${name}`;
  try {
    await migrateTo(shadow.href, RELEASED);
    const { stdout } = await withSchemaEngine(shadow.href, (engine) =>
      engine.diff({
        from: { tag: "schemaDatasource", files: schemaFiles(), configDir: "." },
        to: { tag: "schemaDatamodel", files: schemaFiles() },
        script: true,
        exitCode: null,
        filters: { ...filters, externalTables: ["public._prisma_migrations"] },
      }),
    );
    return stdout ?? "";
  } finally {
    await admin.query(`DROP DATABASE ${name}`);
    await admin.end();
  }
}

/** Writes the migration in the making. */
async function writeMigration(adminUrl: string): Promise<void> {
  const tables = await difference(adminUrl);
  const rules = ["policies.sql", "functions.sql"].map((file) =>
    readFileSync(new URL(file, prisma), "utf8"),
  );
  const folder = new URL(`migrations/${NEXT}/`, prisma);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL("migration.sql", folder), [tables, ...rules].join("\n"));
}

const unknown = readdirSync(new URL("migrations/", prisma), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && ![...RELEASED, NEXT].includes(entry.name))
  .map(({ name }) => name);
if (unknown.length > 0) throw new Error(`neither released nor next: ${unknown.join(", ")}`);
await writeMigration(process.argv[2] ?? "postgresql://postgres:dev@127.0.0.1:54999/postgres");
