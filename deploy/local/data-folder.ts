import { createHash } from "node:crypto";
import { accessSync, constants, mkdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { canReach, type ServerAccount } from "./postgres-account.ts";
import { StartTrouble, systemCode } from "./trouble.ts";

/** What must outlive a stop: all of it under one folder. */
export type DataFolder = Readonly<{
  path: string;
  /** Said at the start when it is not where one would look. */
  note: string | undefined;
}>;

/** Where data goes: `given`, else `.data` in the project, else a folder the database can reach. */
export function chooseDataFolder(
  project: string,
  given: string | undefined,
  account: ServerAccount | undefined,
  reach: (path: string, account: ServerAccount | undefined) => boolean = canReach,
): DataFolder {
  if (given?.trim()) {
    const path = resolve(given.trim());
    if (reach(path, account)) return { path, note: undefined };
    throw new StartTrouble(
      `The user postgres, as whom the database runs, cannot reach ${path}: name a folder in KOPRO_DATA that it may enter.`,
    );
  }
  const usual = join(project, ".data");
  if (reach(usual, account)) return { path: usual, note: undefined };
  const mark = createHash("sha256").update(project).digest("hex").slice(0, 8);
  const path = join("/var/lib/koprogo", `${basename(project)}-${mark}`);
  return {
    path,
    note: `The user postgres cannot enter ${project}, so data is kept in ${path}.`,
  };
}

/** A folder and those above it; Node's own way tries for ever where a file system takes none. */
function makeFolder(path: string, mode: number): void {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry?.isDirectory()) return;
  if (entry) {
    throw new StartTrouble(
      `${path} is a file, not a folder: name another data folder in KOPRO_DATA.`,
    );
  }
  makeFolder(dirname(path), 0o755);
  try {
    mkdirSync(path, mode);
  } catch (error) {
    if (systemCode(error) === "EEXIST") return;
    throw new StartTrouble(
      `The folder ${path} cannot be made (${systemCode(error)}): give this user the right to it, or name another data folder in KOPRO_DATA.`,
      { cause: error },
    );
  }
}

/** Makes the folder; others may pass through it, what is private inside it is closed by itself. */
export function openDataFolder(path: string): void {
  for (const folder of ["", "logs", "mail", "chain", "files"]) {
    const part = join(path, folder);
    makeFolder(part, folder === "" ? 0o755 : 0o700);
    accessSync(part, constants.W_OK);
  }
}
