import { spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** A log never grows past this; what is said after is dropped. */
const LIMIT = 4_000_000;
const TAIL_LINES = 40;

export type Stage = Readonly<{
  name: string;
  args: readonly string[];
  cwd: string;
  logFile: string;
  env?: Readonly<Record<string, string | undefined>>;
  /** Shows what it says while it says it. */
  isShown?: boolean;
}>;

export const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** The end of a log. */
export function tail(logFile: string, lines = TAIL_LINES): string {
  return readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
}

/** Runs a Node program to its end, its words going to a log; shows the log's end when it fails. */
export async function runStage({
  name,
  args,
  cwd,
  logFile,
  env,
  isShown = false,
}: Stage): Promise<boolean> {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, "w");
  const began = performance.now();
  let written = 0;
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const keep = (chunk: Buffer) => {
    if (written < LIMIT) writeSync(log, chunk);
    written += chunk.length;
    if (isShown) process.stdout.write(chunk);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const isGreen = await new Promise<boolean>((resolve) => {
    child.once("error", () => resolve(false));
    child.once("close", (code) => resolve(code === 0));
  });
  closeSync(log);
  const seconds = Math.round((performance.now() - began) / 1000);
  if (!isGreen && !isShown) say(tail(logFile));
  say(`${name}: ${isGreen ? "passed" : "FAILED"} in ${seconds} s${isGreen ? "" : ` (${logFile})`}`);
  return isGreen;
}
