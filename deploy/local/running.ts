import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { commandOf, endProcess, isAlive } from "./processes.ts";
import { StartTrouble } from "./trouble.ts";

const Mark = z.object({
  pid: z.number(),
  /** The programs it started, with the words by which each is known again. */
  children: z.array(z.object({ pid: z.number(), command: z.string() })),
});
type Mark = z.infer<typeof Mark>;

export type RunningMark = Readonly<{
  /** Notes a program, so that a later start can end it if this one dies. */
  add: (pid: number) => void;
  clear: () => void;
}>;

function readMark(file: string): Mark | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return Mark.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

/**
 * Takes a data folder for this process and ends what a killed supervisor left running on it.
 * A number that another program has now is left alone.
 * @throws StartTrouble when a living supervisor has the folder.
 */
export async function takeFolder(folder: string): Promise<RunningMark> {
  const file = join(folder, "running.json");
  const before = readMark(file);
  if (before && before.pid !== process.pid && isAlive(before.pid)) {
    if (/node|start\.ts|e2e\.ts/.test(commandOf(before.pid))) {
      throw new StartTrouble(
        `KoproGo is already running on ${folder} (process ${before.pid}): stop it first, or name another folder in KOPRO_DATA.`,
      );
    }
  }
  for (const { pid, command } of before?.children ?? []) {
    if (isAlive(pid) && commandOf(pid) === command) await endProcess(pid);
  }
  const mark: Mark = { pid: process.pid, children: [] };
  const write = () => writeFileSync(file, JSON.stringify(mark), { mode: 0o600 });
  write();
  return {
    add: (pid) => {
      mark.children = mark.children.filter((child) => isAlive(child.pid));
      mark.children.push({ pid, command: commandOf(pid) });
      write();
    },
    clear: () => rmSync(file, { force: true }),
  };
}
