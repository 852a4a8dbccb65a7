import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { endProcess } from "./processes.ts";

export type ChildOptions = Readonly<{
  command: string;
  args: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  logFile: string;
}>;

export type Child = Readonly<{
  pid: number;
  /** Resolves with how it ended, asked or not. */
  ended: Promise<string>;
  hasEnded: () => boolean;
  stop: () => Promise<void>;
}>;

/**
 * Starts a program in a process group of its own, so that the terminal's Ctrl-C reaches the
 * supervisor alone and everything stops in order. Its words go to its log.
 */
export function startChild({ command, args, cwd, env, logFile }: ChildOptions): Child {
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(command, args, {
    cwd,
    env: { NODE_ENV: "production", ...env },
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  let isOver = false;
  const ended = new Promise<string>((resolve) => {
    const end = (how: string) => {
      isOver = true;
      resolve(how);
    };
    child.once("error", (error) => end(error.message));
    child.once("exit", (code, signal) => end(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  const pid = child.pid ?? -1;
  return {
    pid,
    ended,
    hasEnded: () => isOver,
    stop: async () => {
      if (!isOver && pid > 0) await endProcess(pid);
    },
  };
}

/** Where a program says why, the deepest reason first. */
const REASONS = [
  /\[cause\]:\s*(.+)/,
  /^\s*((?:\w*Error|FATAL|error)\b.*: .+)/,
  /(.*\b(?:cannot|failed)\b.*)/i,
];

/** The reason in a program's last words, or the last of them, for the sentence that tells it ended. */
export function reasonIn(words: string): string {
  const lines = words.trimEnd().split("\n").slice(-80);
  for (const reason of REASONS) {
    const told = lines
      .map((line) => reason.exec(line)?.[1])
      .findLast((found) => found !== undefined);
    if (told) return told.trim().slice(0, 200);
  }
  return (lines.at(-1) ?? "").trim().slice(0, 200);
}

/** The reason in a log, or an empty text. */
export function lastLine(logFile: string): string {
  try {
    return reasonIn(readFileSync(logFile, "utf8"));
  } catch {
    return "";
  }
}
