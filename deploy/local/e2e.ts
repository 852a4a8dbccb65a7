import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "./browser.ts";
import { freeBase, portsFrom } from "./ports.ts";
import { startStack } from "./stack.ts";
import type { Stack } from "./stack-options.ts";
import { runStage, say } from "./stage.ts";
import { closingLine, playwrightTally, readReport, type Tally, verdict } from "./tally.ts";
import { sentenceOf } from "./trouble.ts";

const project = join(import.meta.dirname, "..", "..");
const reports = join(project, ".build", "reports");

/** The environment of this machine without any real service: the tests use the local parts. */
function offlineEnv(): Record<string, string | undefined> {
  const real = /^(DATABASE_|SMTP_|OIDC_|CHAIN_|INNGEST_|S3_|NEXTAUTH_|KOPRO_|HOST$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !real.test(name)));
}

/** Every run builds under the same key: what is built serves until the sources change. */
function fixActionsKey(data: string): void {
  const actionsKey = Buffer.alloc(32, "browser tests").toString("base64");
  writeFileSync(join(data, "secrets.json"), JSON.stringify({ actionsKey }), { mode: 0o600 });
}

async function raise(data: string, signal: AbortSignal): Promise<Stack> {
  const ports = portsFrom(String(await freeBase()));
  return startStack({
    project,
    data,
    ports,
    host: "127.0.0.1",
    publicAddress: `http://localhost:${ports.app}`,
    given: { ...offlineEnv(), LOG_LEVEL: "info" },
    say,
    onFailure: (sentence) => say(sentence),
    signal,
  });
}

async function drive(stack: Stack, browser: string, args: readonly string[]): Promise<Tally> {
  const report = join(reports, "playwright.json");
  rmSync(report, { force: true });
  const isGreen = await runStage({
    name: "Browser",
    args: [join(project, "node_modules", "playwright", "cli.js"), "test", ...args],
    cwd: project,
    logFile: join(reports, "playwright.log"),
    isShown: true,
    env: {
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      KOPRO_E2E_APP: stack.app,
      KOPRO_E2E_MAIL: stack.mailPage,
      KOPRO_E2E_IDENTITY: stack.identity,
      KOPRO_E2E_CHAIN: stack.chain,
      KOPRO_E2E_DATABASE: stack.ownerUrl,
    },
  });
  return playwrightTally(readReport(report), isGreen);
}

/** The browser tests over a stack of their own: other ports, a data folder that is gone afterwards. */
export async function runE2e(args: readonly string[]): Promise<Tally> {
  rmSync(join(reports, "stack-logs"), { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), "koprogo-e2e-"));
  // The database's own user passes through it.
  chmodSync(data, 0o755);
  fixActionsKey(data);
  const aborter = new AbortController();
  const abort = () => aborter.abort();
  process.once("SIGINT", abort).once("SIGTERM", abort);
  let stack: Stack | undefined;
  let tally: Tally;
  try {
    const browser = findBrowser(project, say);
    stack = await raise(data, aborter.signal);
    tally = await drive(stack, browser, args);
  } catch (error) {
    say(sentenceOf(error));
    tally = verdict(false);
  }
  await stack?.stop();
  if (tally.failed > 0 && existsSync(join(data, "logs"))) {
    cpSync(join(data, "logs"), join(reports, "stack-logs"), { recursive: true });
    say(`The logs of the stack are kept in ${join(reports, "stack-logs")}`);
  }
  rmSync(data, { recursive: true, force: true });
  return tally;
}

if (import.meta.main) {
  const tally = await runE2e(process.argv.slice(2));
  say(closingLine(tally));
  process.exit(tally.failed > 0 ? 1 : 0);
}
