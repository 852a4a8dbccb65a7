import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withSchemaEngine } from "./schema-engine.ts";

const migrations = new URL("../../prisma/migrations/", import.meta.url);

/** The names of the migrations of this program, in their order. */
export function migrationNames(): readonly string[] {
  return readdirSync(migrations, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Applies the migrations that a database lacks, as its owner; returns their names. */
export function migrate(ownerUrl: string): Promise<string[]> {
  return migrateTo(ownerUrl, migrationNames());
}

/** Applies those of some migrations that a database lacks; returns their names. */
export async function migrateTo(
  ownerUrl: string,
  directories: readonly string[],
): Promise<string[]> {
  const lock = new URL("migration_lock.toml", migrations);
  const { appliedMigrationNames } = await withSchemaEngine(ownerUrl, (engine) =>
    engine.applyMigrations({
      migrationsList: {
        baseDir: fileURLToPath(migrations),
        shadowDbInitScript: "",
        lockfile: {
          path: "migration_lock.toml",
          content: existsSync(lock) ? readFileSync(lock, "utf8") : null,
        },
        migrationDirectories: directories.map((path) => ({
          path,
          migrationFile: {
            path: "migration.sql",
            content: {
              tag: "ok",
              value: readFileSync(new URL(`${path}/migration.sql`, migrations), "utf8"),
            },
          },
        })),
      },
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return appliedMigrationNames;
}
