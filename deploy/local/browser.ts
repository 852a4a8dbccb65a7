import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright";
import { StartTrouble } from "./trouble.ts";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** It is there and has all it needs to run. */
function runs(path: string): boolean {
  return (
    existsSync(path) &&
    spawnSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0
  );
}

function search(): string | undefined {
  const named = process.env.CHROMIUM_PATH?.trim();
  if (named) {
    if (runs(named)) return named;
    throw new StartTrouble(
      `CHROMIUM_PATH names ${named}, which does not run: correct it or leave it out.`,
    );
  }
  return [...PLACES, chromium.executablePath()].find(runs);
}

function attempt(command: string, args: readonly string[], limitMs: number): void {
  spawnSync(command, args, {
    stdio: "ignore",
    timeout: limitMs,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

const MINUTE_MS = 60_000;

/** What this user can do on this machine to get a browser. */
export type Means = Readonly<{ isRoot: boolean; hasApt: boolean }>;

function means(): Means {
  return { isRoot: process.getuid?.() === 0, hasApt: existsSync("/usr/bin/apt-get") };
}

/** The ways to try, the one that any mirror of Debian serves first. */
export function waysToInstall({ isRoot, hasApt }: Means): readonly ("debian" | "playwright")[] {
  return isRoot && hasApt ? ["debian", "playwright"] : ["playwright"];
}

/** What is said when none of them led to a browser. */
export function noBrowserSentence({ isRoot, hasApt }: Means): string {
  const rest = "or give the path of a Chromium that is elsewhere in CHROMIUM_PATH.";
  return hasApt && !isRoot
    ? `No browser was found and this user may not install one: as root, run apt-get install chromium, ${rest}`
    : `No browser was found and none could be installed: install Chromium, ${rest}`;
}

function installPlaywrights(project: string): void {
  const playwright = join(project, "node_modules", "playwright", "cli.js");
  attempt(process.execPath, [playwright, "install", "chromium"], 3 * MINUTE_MS);
}

function installDebians(): void {
  attempt("apt-get", ["update", "-q"], 3 * MINUTE_MS);
  const packages = ["chromium", "fonts-dejavu-core"];
  attempt(
    "apt-get",
    ["install", "-y", "-q", "--no-install-recommends", ...packages],
    8 * MINUTE_MS,
  );
}

/** The browser of the tests: one that is here, else one that can be installed. @throws StartTrouble */
export function findBrowser(project: string, say: (line: string) => void): string {
  const present = search();
  if (present) return present;
  say("No browser was found: installing one");
  const own = means();
  for (const way of waysToInstall(own)) {
    if (way === "debian") installDebians();
    else installPlaywrights(project);
    const found = search();
    if (found) return found;
  }
  throw new StartTrouble(noBrowserSentence(own));
}
