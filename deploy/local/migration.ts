import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { schemaFiles, withSchemaEngine } from "./schema-engine.ts";

const root = new URL("../../", import.meta.url);
/** Writes the first migration from the schema, its policies and its functions. */
export async function writeGroundMigration(adminUrl: string): Promise<void> {
  const { stdout } = await withSchemaEngine(adminUrl, (engine) =>
    engine.diff({
      from: { tag: "empty" },
      to: { tag: "schemaDatamodel", files: schemaFiles() },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  const folder = new URL("prisma/migrations/0001_ground/", root);
  mkdirSync(folder, { recursive: true });
  const parts = [stdout ?? "", readFileSync(new URL("prisma/policies.sql", root), "utf8")];
  parts.push(readFileSync(new URL("prisma/functions.sql", root), "utf8"));
  writeFileSync(new URL("migration.sql", folder), parts.join("\n"));
}

await writeGroundMigration(process.argv[2] ?? "postgresql://postgres:dev@127.0.0.1:54999/postgres");
