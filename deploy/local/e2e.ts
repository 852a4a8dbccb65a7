import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { findBrowser } from "./browser.ts";
import { type PassingStack, raisePassing } from "./passing-stack.ts";
import type { Stack } from "./stack-options.ts";
import { runStage, say } from "./stage.ts";
import { closingLine, playwrightTally, readReport, sum, type Tally, verdict } from "./tally.ts";
import { sentenceOf } from "./trouble.ts";

const project = join(import.meta.dirname, "..", "..");
const reports = join(project, ".build", "reports");

/** Some of the browser tests, by their files, and the name their stack and their reports have. */
type Lane = Readonly<{ name: string; args: readonly string[]; givesWay?: boolean }>;

/**
 * All of them go in two lanes, each over a stack of its own. A journey leaves half of the machine idle
 * while it waits for its page; the looks at every page take what is left, and give way to it.
 */
function lanesOf(args: readonly string[]): readonly Lane[] {
  if (args.length > 0) return [{ name: "browser", args }];
  const files = readdirSync(join(project, "e2e"), { encoding: "utf8", recursive: true });
  const isLook = (file: string) => file.startsWith("accessibility");
  const specs = files.filter((file) => file.endsWith(".spec.ts")).toSorted();
  return [
    { name: "looks", args: specs.filter(isLook), givesWay: true },
    { name: "journeys", args: specs.filter((file) => !isLook(file)) },
  ];
}

async function drive(stack: Stack, browser: string, lane: Lane): Promise<Tally> {
  const { name, args, givesWay = false } = lane;
  const report = join(reports, `${name}.json`);
  rmSync(report, { force: true });
  const isGreen = await runStage({
    name: `Browser (${name})`,
    args: [join(project, "node_modules", "playwright", "cli.js"), "test", ...args],
    cwd: project,
    logFile: join(reports, `${name}.log`),
    isShown: true,
    givesWay,
    env: {
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      KOPRO_E2E_RESULTS: join("test-results", name),
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
function keepLogs(data: string, { name }: Lane): void {
  if (!existsSync(join(data, "logs"))) return;
  const kept = join(reports, "stack-logs", name);
  cpSync(join(data, "logs"), kept, { recursive: true });
  say(`The logs of the stack are kept in ${kept}`);
}

async function runLane(raise: () => Promise<PassingStack>, browser: string, lane: Lane) {
  let passing: PassingStack | undefined;
  let tally: Tally;
  try {
    passing = await raise();
    tally = await drive(await passing.stack, browser, lane);
  } catch (error) {
    say(sentenceOf(error));
    tally = verdict(false);
  }
  if (passing && tally.failed > 0) keepLogs(passing.data, lane);
  await passing?.close();
  return tally;
}

/** The browser tests over stacks of their own: other ports, data folders that are gone afterwards. */
export async function runE2e(args: readonly string[]): Promise<Tally> {
  rmSync(join(reports, "stack-logs"), { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const aborter = new AbortController();
  const abort = () => aborter.abort();
  process.once("SIGINT", abort).once("SIGTERM", abort);
  let browser: string;
  try {
    browser = findBrowser(project, say);
  } catch (error) {
    say(sentenceOf(error));
    return verdict(false);
  }
  // One stack after the other: the first builds the product for both, and takes its ports.
  let raised: Promise<unknown> = Promise.resolve();
  const raise = () => {
    const passing = raised.then(() =>
      raisePassing({ purpose: "e2e", say, signal: aborter.signal }),
    );
    raised = passing.then(({ stack }) => stack).catch(() => undefined);
    return passing;
  };
  const tallies: Promise<Tally>[] = [];
  for (const lane of lanesOf(args)) {
    tallies.push(runLane(raise, browser, lane));
    if (availableParallelism() < 2) await tallies.at(-1);
  }
  return sum(await Promise.all(tallies));
}

if (import.meta.main) {
  const tally = await runE2e(process.argv.slice(2));
  say(closingLine(tally));
  process.exit(tally.failed > 0 ? 1 : 0);
}
