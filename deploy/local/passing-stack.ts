import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freeBase, type Ports, portsFrom } from "./ports.ts";
import { startStack } from "./stack.ts";
import type { Stack } from "./stack-options.ts";

const project = join(import.meta.dirname, "..", "..");

/** A built product of its own: other ports, a data folder that is gone when it is closed. */
export type PassingStack = Readonly<{
  data: string;
  /** The product, once it runs. */
  stack: Promise<Stack>;
  ports: Ports;
  /** Stops it and removes its data. */
  close: () => Promise<void>;
}>;

export type PassingOptions = Readonly<{
  /** What it is for, in the name of its folder. */
  purpose: string;
  say: (line: string) => void;
  signal: AbortSignal;
  isEmpty?: boolean;
  withFloors?: boolean;
  given?: Readonly<Record<string, string>>;
}>;

/** The environment of this machine without any real service: only the local parts are used. */
function offlineEnv(): Record<string, string | undefined> {
  const real = /^(DATABASE_|SMTP_|OIDC_|CHAIN_|INNGEST_|S3_|NEXTAUTH_|KOPRO_|HOST$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !real.test(name)));
}

/** Every run builds under the same key: what is built serves until the sources change. */
function fixActionsKey(data: string): void {
  const actionsKey = Buffer.alloc(32, "browser tests").toString("base64");
  writeFileSync(join(data, "secrets.json"), JSON.stringify({ actionsKey }), { mode: 0o600 });
}

/** Raises the product in a folder of its own, for tests and measurements. */
export async function raisePassing(options: PassingOptions): Promise<PassingStack> {
  const { purpose, say, signal, isEmpty = false, withFloors = false, given = {} } = options;
  const ports = portsFrom(String(await freeBase()));
  const data = mkdtempSync(join(tmpdir(), `koprogo-${purpose}-`));
  // The database's own user passes through it.
  chmodSync(data, 0o755);
  fixActionsKey(data);
  const stack = startStack({
    project,
    data,
    ports,
    host: "127.0.0.1",
    publicAddress: `http://localhost:${ports.app}`,
    given: { ...offlineEnv(), LOG_LEVEL: "info", ...given },
    isEmpty,
    withFloors,
    say,
    onFailure: (sentence) => say(sentence),
    signal,
  });
  const close = async () => {
    await stack.then(
      (running) => running.stop(),
      () => undefined,
    );
    rmSync(data, { recursive: true, force: true });
  };
  return { data, stack, ports, close };
}
