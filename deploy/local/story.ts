import { join } from "node:path";
import { type Child, lastLine, startChild } from "./child.ts";
import { markStory } from "./demonstration.ts";
import { applicationEnv, type Ground } from "./environment.ts";
import type { StackOptions } from "./stack-options.ts";
import { StartTrouble } from "./trouble.ts";

/** Tells the demonstration in a process of its own; one that is cut off is not taken for a whole one. */
export async function tellStory(
  { project, data, say }: StackOptions,
  ground: Ground,
  hire: (child: Child) => void,
): Promise<void> {
  say("Telling the demonstration's year (once)");
  markStory(data, "telling");
  const logFile = join(data, "logs", "story.log");
  const child = startChild({
    command: process.execPath,
    args: [join(import.meta.dirname, "tell.ts")],
    cwd: project,
    env: applicationEnv(ground),
    logFile,
  });
  hire(child);
  const how = await child.ended;
  if (how !== "exit code 0") {
    throw new StartTrouble(
      `The demonstration could not be told (${how}): ${lastLine(logFile)} (${logFile})`,
    );
  }
  markStory(data, "told");
}
