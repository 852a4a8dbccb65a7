import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeDatabase } from "./databases.ts";
import { freeBase, portsFrom } from "./ports.ts";
import { clearStale, startPostgres } from "./postgres.ts";
import { ownFolder, serverAccount } from "./postgres-account.ts";
import { isAlive } from "./processes.ts";

const PREFIX = "koprogo-test-";
/** The migrated database that each test file clones. */
export const TEMPLATE = "template_migrated";
/** The superuser of the throw-away server. */
export const TEST_PASSWORD = "only-for-tests";

/** Ends what a killed test run left behind. */
async function sweep(parent: string): Promise<void> {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(parent, name);
    try {
      if (isAlive(Number(readFileSync(join(folder, "owner"), "utf8")))) continue;
      await clearStale(join(folder, "cluster"));
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another run is making or sweeping it.
    }
  }
}

/** `kopro_test` is what `testDatabase()` signs in as. */
const LOGINS = {
  owner: { user: "kopro_owner", password: TEST_PASSWORD },
  app: { user: "kopro_test", password: "kopro_test" },
} as const;

export type TestServer = Readonly<{ port: number; stop: () => Promise<void> }>;

/** A server in a folder of its own that is gone afterwards, with one migrated template. */
export async function startTestServer(): Promise<TestServer> {
  await sweep(tmpdir());
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  ownFolder(folder, serverAccount());
  writeFileSync(join(folder, "owner"), String(process.pid));
  const { postgres: port } = portsFrom(String(await freeBase()));
  const server = await startPostgres({
    folder: join(folder, "cluster"),
    port,
    password: TEST_PASSWORD,
    logFile: join(folder, "postgres.log"),
    fleeting: true,
  });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await makeDatabase(server.adminUrl(), TEMPLATE, LOGINS);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, stop };
}
