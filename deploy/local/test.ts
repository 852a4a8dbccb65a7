import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runE2e } from "./e2e.ts";
import { runStage, say } from "./stage.ts";
import { closingLine, readReport, sum, type Tally, verdict, vitestTally } from "./tally.ts";

/** `npm test`: types, lint, unit, integration and contract tests, then the browser. */
const project = join(import.meta.dirname, "..", "..");
const reports = join(project, ".build", "reports");
const program = (...path: string[]) => join(project, "node_modules", ...path);

function stage(name: string, args: readonly string[]) {
  const logFile = join(reports, `${name.toLowerCase()}.log`);
  return runStage({ name, args, cwd: project, logFile });
}

/** The types of the routes are made first: a fresh clone has none. */
async function types(): Promise<Tally> {
  if (!existsSync(join(project, "app"))) return verdict(false);
  const isMade = await stage("Routes", [program("next", "dist", "bin", "next"), "typegen"]);
  return verdict(
    isMade && (await stage("Types", [program("typescript", "bin", "tsc"), "--noEmit"])),
  );
}

async function lint(): Promise<Tally> {
  return verdict(await stage("Lint", [program("@biomejs", "biome", "bin", "biome"), "ci", "."]));
}

async function tests(): Promise<Tally> {
  const report = join(reports, "vitest.json");
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const isGreen = await stage("Tests", [program("vitest", "vitest.mjs"), "run", ...reporters]);
  return vitestTally(readReport(report), isGreen);
}

if (!existsSync(process.env.KOPRO_CORPUS ?? join(project, "..", "shared", "corpus"))) {
  say(
    "The corpus (../shared/corpus or KOPRO_CORPUS) is not here: the tests that read it are skipped",
  );
}
const tallies = [await types(), await lint(), await tests(), await runE2e([])];
const whole = sum(tallies);
if (whole.skipped > 0) say(`${whole.skipped} skipped`);
say(closingLine(whole));
process.exit(whole.failed > 0 ? 1 : 0);
