import { spawnSync } from "node:child_process";

/**
 * After an installation: the database client, made from the schema. `generate` never
 * starts the native engine, but insists on one; naming any executable saves its download.
 */
const { status } = spawnSync("prisma", ["generate"], {
  stdio: ["ignore", "ignore", "inherit"],
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  },
});
process.exit(status ?? 1);
