import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { addressFor } from "#deploy/local/databases.ts";
import { type PassingStack, raisePassing } from "#deploy/local/passing-stack.ts";
import { loadSecrets } from "#deploy/local/secrets.ts";
import { say, tail } from "#deploy/local/stage.ts";
import { StartTrouble, sentenceOf } from "#deploy/local/trouble.ts";
import { closeDatabase } from "#server/platform/db.ts";
import { overrideEnv } from "#server/platform/env.ts";
import { stopAsking } from "./asking.ts";
import { type Measured, measure, RUNS } from "./measure.ts";
import type { Ground, Row } from "./row.ts";
import { closing, evening } from "./rows/closing.ts";
import { crowd } from "./rows/crowd.ts";
import { home } from "./rows/home.ts";
import { importRegister } from "./rows/import.ts";
import { notices } from "./rows/notices.ts";
import { publicPage, publicPages } from "./rows/public-page.ts";
import { register } from "./rows/register.ts";
import { search } from "./rows/search.ts";
import { tree } from "./rows/tree.ts";
import { vote, voterPage } from "./rows/vote.ts";
import { tableOf } from "./table.ts";

/** `npm run bench -- WORD…`: the rows whose name holds one of the words, or all. */
const ROWS: readonly Row[] = [
  publicPage,
  publicPages,
  home,
  search,
  importRegister,
  register,
  vote,
  voterPage,
  evening,
  closing,
  ...crowd,
  notices,
  tree,
];

const project = join(import.meta.dirname, "..", "..");
const results = join(project, ".build", "bench.json");

/** Points this process at the running product, as the product itself is. */
async function groundOf(passing: PassingStack, bytesFolder: string): Promise<Ground> {
  const { data, stack, ports } = passing;
  const { ownerUrl } = await stack;
  const secrets = loadSecrets(data);
  const appUrl = addressFor(ownerUrl, { user: "kopro_login", password: secrets.appPassword });
  const superuser = { user: "postgres", password: secrets.superuserPassword };
  const admin = new pg.Pool({ connectionString: addressFor(ownerUrl, superuser), max: 2 });
  const site = `http://127.0.0.1:${ports.app}`;
  overrideEnv({
    DATABASE_URL: appUrl,
    NEXTAUTH_SECRET: secrets.sessionSecret,
    NEXTAUTH_URL: `http://localhost:${ports.app}`,
    KOPRO_SIGNING_KEY: secrets.signingKey,
    STORAGE_PATH: join(data, "files"),
    LOG_LEVEL: "error",
  });
  return { site, admin, appUrl, bytesFolder };
}

async function measureAll(ground: Ground, rows: readonly Row[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const row of rows) {
    const { close, ...sides } = await row.arrange(ground);
    try {
      measured.push(await measure(row, sides));
      say(`  ${row.name}`);
    } finally {
      await close?.();
    }
  }
  return measured;
}

function keep(measured: readonly Measured[]): void {
  const [cpu] = cpus();
  const machine = { cpu: cpu?.model, cores: cpus().length, node: process.version };
  const at = new Date().toISOString();
  mkdirSync(join(results, ".."), { recursive: true });
  writeFileSync(
    results,
    `${JSON.stringify({ at, machine, runs: RUNS, rows: measured }, null, 2)}\n`,
  );
}

async function bench(words: readonly string[]): Promise<boolean> {
  const rows = ROWS.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );
  const aborter = new AbortController();
  const abort = () => aborter.abort();
  process.once("SIGINT", abort).once("SIGTERM", abort);
  const bytesFolder = join(project, ".build", "floors");
  mkdirSync(bytesFolder, { recursive: true });
  const passing = await raisePassing({
    ...{ purpose: "bench", isEmpty: true, withFloors: true, say, signal: aborter.signal },
    given: { KOPRO_FLOOR_BYTES: bytesFolder, LOG_LEVEL: "error" },
  });
  let ground: Ground | undefined;
  try {
    ground = await groundOf(passing, bytesFolder);
    say(`The middle of ${RUNS} runs of each side, in turns:`);
    const measured = await measureAll(ground, rows);
    keep(measured);
    say(`\n${tableOf(measured)}\n\nEvery run is in ${results}`);
    return measured.length > 0 && measured.every(({ isMet }) => isMet);
  } catch (error) {
    const log = join(passing.data, "logs", "application.log");
    if (existsSync(log)) say(tail(log, 15));
    throw error;
  } finally {
    stopAsking();
    await ground?.admin.end();
    await closeDatabase();
    await passing.close();
  }
}

try {
  process.exitCode = (await bench(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  const isOurs = error instanceof StartTrouble || !(error instanceof Error);
  say(isOurs ? sentenceOf(error) : `${error.stack}`);
  process.exitCode = 1;
}
// Workers of the import would keep it alive.
process.exit();
