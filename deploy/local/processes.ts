import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether a process with this number runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** The command line of a running process, or an empty text. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    try {
      return execFileSync("ps", ["-o", "command=", "-p", String(pid)], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }).trim();
    } catch {
      return "";
    }
  }
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Waits until `ready` answers true. @returns false when the time is over. */
export async function until(
  ready: () => boolean | Promise<boolean>,
  limitMs: number,
  everyMs = 50,
): Promise<boolean> {
  const end = performance.now() + limitMs;
  while (!(await ready())) {
    if (performance.now() > end) return false;
    await pause(everyMs);
  }
  return true;
}

/** Sends a signal to a process and waits for its end; then insists. */
export async function endProcess(
  pid: number,
  signal: NodeJS.Signals = "SIGTERM",
  patienceMs = 10_000,
): Promise<void> {
  for (const next of [signal, "SIGKILL"] as const) {
    try {
      process.kill(pid, next);
    } catch {
      return;
    }
    if (await until(() => !isAlive(pid), patienceMs)) return;
  }
}
