import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { StartTrouble } from "./trouble.ts";

/** The user under which the database server runs: PostgreSQL refuses to be root. */
export type ServerAccount = Readonly<{ uid: number; gid: number }>;

function idOf(name: string, flag: "-u" | "-g"): number | undefined {
  try {
    return Number(
      execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
  } catch {
    return undefined;
  }
}

function existing(name: string): ServerAccount | undefined {
  const uid = idOf(name, "-u");
  const gid = idOf(name, "-g");
  return uid !== undefined && gid !== undefined && uid > 0 ? { uid, gid } : undefined;
}

/** Debian's tool first, then Alpine's. */
const CREATE = [
  [
    "useradd",
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    "postgres",
  ],
  ["adduser", "-S", "-D", "-H", "postgres"],
] as const;

/**
 * Whom to run the server as: the present user, or for root a user `postgres` made when missing.
 * @throws StartTrouble when root can neither find nor make one.
 */
export function serverAccount(): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const known = existing("postgres");
  if (known) return known;
  for (const [command, ...options] of CREATE) {
    try {
      execFileSync(command, options, { stdio: "ignore" });
      const made = existing("postgres");
      if (made) return made;
    } catch {
      // The next tool, or the sentence below.
    }
  }
  throw new StartTrouble(
    "PostgreSQL does not run as root and no user postgres could be made: create one, or start KoproGo as an ordinary user.",
  );
}

type Entry = Readonly<{ uid: number; gid: number; mode: number }>;

/** Whether an account may pass through a folder (its search bit). */
export function maySearch(folder: Entry, account: ServerAccount): boolean {
  const bit = folder.uid === account.uid ? 0o100 : folder.gid === account.gid ? 0o010 : 0o001;
  return (folder.mode & bit) !== 0;
}

/**
 * Whether an account can come into a folder or start a program: it and all above it let it pass.
 * What does not exist yet is judged by what stands above it.
 */
export function canReach(path: string, account: ServerAccount | undefined): boolean {
  if (!account) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    const entry = statSync(folder, { throwIfNoEntry: false });
    if (entry && !maySearch(entry, account)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Makes a folder that only the server's account may enter. */
export function ownFolder(path: string, account: ServerAccount | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (!account) return;
  chownSync(path, account.uid, account.gid);
  chmodSync(path, 0o700);
}
