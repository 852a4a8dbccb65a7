import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./browser.ts";
import { type PassingStack, raisePassing } from "./passing-stack.ts";
import type { Stack } from "./stack-options.ts";
import { runStage, say } from "./stage.ts";
import { closingLine, playwrightTally, readReport, type Tally, verdict } from "./tally.ts";
import { sentenceOf } from "./trouble.ts";

const project = join(import.meta.dirname, "..", "..");
const reports = join(project, ".build", "reports");

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

/** What the parts of a stack said is kept when a test failed. */
function keepLogs(data: string, { failed }: Tally): void {
  if (failed === 0 || !existsSync(join(data, "logs"))) return;
  cpSync(join(data, "logs"), join(reports, "stack-logs"), { recursive: true });
  say(`The logs of the stack are kept in ${join(reports, "stack-logs")}`);
}

/** The browser tests over a stack of their own: other ports, a data folder that is gone afterwards. */
export async function runE2e(args: readonly string[]): Promise<Tally> {
  rmSync(join(reports, "stack-logs"), { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const aborter = new AbortController();
  const abort = () => aborter.abort();
  process.once("SIGINT", abort).once("SIGTERM", abort);
  let passing: PassingStack | undefined;
  let tally: Tally;
  try {
    const browser = findBrowser(project, say);
    passing = await raisePassing({ purpose: "e2e", say, signal: aborter.signal });
    tally = await drive(await passing.stack, browser, args);
  } catch (error) {
    say(sentenceOf(error));
    tally = verdict(false);
  }
  if (passing) keepLogs(passing.data, tally);
  await passing?.close();
  return tally;
}

if (import.meta.main) {
  const tally = await runE2e(process.argv.slice(2));
  say(closingLine(tally));
  process.exit(tally.failed > 0 ? 1 : 0);
}
