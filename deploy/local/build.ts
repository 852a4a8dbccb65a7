import { createHash } from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Child, lastLine, startChild } from "./child.ts";
import { StartTrouble, sentenceOf } from "./trouble.ts";

/** What the built application is made of. */
const SOURCES = [
  "{app,components,server,inngest,messages,public}/**/*",
  "prisma/{client,schema,seed}/**/*",
  "{next.config,proxy,instrumentation}.ts",
  "{postcss.config.mjs,tsconfig.json,package.json,package-lock.json}",
];
/** What the bench compares pages with. */
const FLOORS = "e2e/bench/floors/**/*";
const isLeftOut = (path: string) => /\.test\.tsx?$|\.md$/.test(path);

/**
 * A fingerprint of all the application is built from: its sources, and the key that names the
 * actions of its forms. Built under another key, it would know no form rendered before.
 */
export function fingerprintOf(project: string, actionsKey: string, withFloors = false): string {
  const files = globSync(withFloors ? [...SOURCES, FLOORS] : SOURCES, {
    cwd: project,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isLeftOut(path))
    .sort();
  const whole = createHash("sha256").update(`${actionsKey}\0${withFloors ? "floors\0" : ""}`);
  for (const file of files) {
    whole
      .update(`${file.slice(project.length)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return whole.digest("hex");
}

export type BuildOptions = Readonly<{
  project: string;
  logFile: string;
  /** Names the actions of forms and seals what they carry; the same over builds. */
  actionsKey: string;
  /** With the handlers that the bench compares pages with: `next.config.ts` finds them then. */
  withFloors?: boolean;
  say: (line: string) => void;
  /** Is told of each program that runs, so that a stop reaches it. */
  onChild?: (child: Child) => void;
}>;

async function runStep(
  options: BuildOptions,
  what: string,
  args: readonly string[],
): Promise<void> {
  const child = startChild({
    command: process.execPath,
    args,
    cwd: options.project,
    env: {
      ...process.env,
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: options.actionsKey,
      KOPRO_FLOORS: options.withFloors ? "1" : undefined,
      NEXT_TELEMETRY_DISABLED: "1",
      NODE_ENV: "production",
    },
    logFile: options.logFile,
  });
  options.onChild?.(child);
  const how = await child.ended;
  if (how !== "exit code 0") {
    throw new StartTrouble(`${what} failed: ${lastLine(options.logFile)} (${options.logFile})`);
  }
}

function assertWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new StartTrouble(
      `This user may not write the built application in ${folder}: give him the right to it, or start as the user who owns the project.`,
      { cause: error },
    );
  }
}

/** Builds the application and the worker bundles, unless nothing changed since the last time. */
export async function ensureBuild(options: BuildOptions): Promise<void> {
  const mark = join(options.project, ".next", "koprogo-sources");
  const present = fingerprintOf(options.project, options.actionsKey, options.withFloors);
  if (existsSync(mark) && readFileSync(mark, "utf8") === present) return;
  options.say("Building the application (only when its sources change)");
  assertWritable(join(options.project, ".next"));
  rmSync(mark, { force: true });
  writeFileSync(options.logFile, "");
  await runStep(options, "The bundling of workers", [join(import.meta.dirname, "workers.ts")]);
  const next = join(options.project, "node_modules", "next", "dist", "bin", "next");
  await runStep(options, "The build", [next, "build"]);
  writeFileSync(mark, present);
}

if (import.meta.main) {
  const project = join(import.meta.dirname, "..", "..");
  const folder = join(project, ".build");
  mkdirSync(folder, { recursive: true });
  const options = { project, logFile: join(folder, "build.log"), say: console.log };
  try {
    await ensureBuild({
      ...options,
      actionsKey: process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? "",
    });
  } catch (error) {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  }
}
