import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chooseDataFolder } from "#deploy/local/data-folder.ts";
import { serverAccount } from "#deploy/local/postgres-account.ts";
import { StartTrouble, sentenceOf } from "#deploy/local/trouble.ts";

export const project = join(import.meta.dirname, "..", "..");

/** A path as it was typed: npm starts programs in the project's folder, wherever one stands. */
export const typedPath = (path: string) => resolve(process.env.INIT_CWD ?? process.cwd(), path);

export const version = (): string =>
  JSON.parse(readFileSync(join(project, "package.json"), "utf8")).version;

/** The data folder of the installation of one machine. @throws StartTrouble where it is another's. */
export function dataFolder(): string {
  if (process.env.DATABASE_URL?.trim()) {
    throw new StartTrouble(
      "DATABASE_URL names a database of your own: back it up with its own tools, together with the files and the secrets.",
    );
  }
  return chooseDataFolder(project, process.env.KOPRO_DATA, serverAccount()).path;
}

/** The only file a command is about. @throws StartTrouble when none is named */
export function onlyFile(names: readonly string[], usage: string): string {
  const [name] = names;
  if (!name || names.length > 1) throw new StartTrouble(`Name one file: ${usage}`);
  return typedPath(name);
}

export function existing(file: string): string {
  if (existsSync(file)) return file;
  throw new StartTrouble(`There is no file ${file}.`);
}

/** What there is, in one line. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a command; trouble is one sentence and a failing exit code. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const isUsage = error instanceof TypeError && "code" in error;
    process.stderr.write(`${isUsage ? error.message : sentenceOf(error)}\n`);
    process.exitCode = 1;
  }
}
