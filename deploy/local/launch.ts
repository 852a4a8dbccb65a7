import { connect } from "node:net";
import { type ChildOptions, lastLine, startChild } from "./child.ts";
import type { Part } from "./crew.ts";
import { until } from "./processes.ts";
import { StartTrouble } from "./trouble.ts";

export type Program = Omit<ChildOptions, "cwd"> &
  Readonly<{
    name: string;
    /** Whether it serves yet. */
    isReady: () => boolean | Promise<boolean>;
    /** How long it may take to serve. */
    limitMs?: number;
  }>;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A program of ours as a part: started, and waited for until it serves. */
export function programPart(project: string, program: Program): Part {
  const { name, logFile, isReady, limitMs = 60_000 } = program;
  return {
    name,
    logFile,
    start: async () => {
      const child = startChild({ ...program, cwd: project });
      const answered = await until(async () => child.hasEnded() || (await isReady()), limitMs, 100);
      if (answered && !child.hasEnded()) return child;
      const why = child.hasEnded() ? `ended (${await child.ended})` : "does not answer";
      await child.stop();
      throw new StartTrouble(`${capital(name)} ${why}: ${lastLine(logFile)} (${logFile})`);
    },
  };
}

/** Whether something takes connections there. */
export function listens(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}

/** Whether an address answers, and says that all is well. */
export async function answers(url: string): Promise<boolean> {
  try {
    const { ok, body } = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    await body?.cancel();
    return ok;
  } catch {
    return false;
  }
}
