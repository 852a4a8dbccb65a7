import { createServer } from "node:net";
import { StartTrouble, systemCode } from "./trouble.ts";

/** Where each local part listens; all but the application on the loopback interface only. */
export type Ports = Readonly<{
  app: number;
  mailPage: number;
  identity: number;
  smtp: number;
  postgres: number;
  chain: number;
  runner: number;
}>;

const PLACES = {
  app: [0, "the application"],
  mailPage: [1, "the mail page"],
  identity: [2, "the identity provider"],
  smtp: [25, "the mail catcher"],
  postgres: [32, "the database"],
  chain: [45, "the chain"],
  runner: [88, "the job runner"],
} as const satisfies Record<keyof Ports, readonly [number, string]>;

/** The ports above a base, 3000 unless `KOPRO_PORT_BASE` says otherwise. */
export function portsFrom(base: string | undefined): Ports {
  const first = Number(base?.trim() || "3000");
  if (!Number.isInteger(first) || first < 1 || first > 65_000) {
    throw new StartTrouble("KOPRO_PORT_BASE must be a whole number from 1 to 65000.");
  }
  return {
    app: first + PLACES.app[0],
    mailPage: first + PLACES.mailPage[0],
    identity: first + PLACES.identity[0],
    smtp: first + PLACES.smtp[0],
    postgres: first + PLACES.postgres[0],
    chain: first + PLACES.chain[0],
    runner: first + PLACES.runner[0],
  };
}

/** What is said when a port cannot be had; `code` is the system's. */
export function portSentence(part: keyof Ports, port: number, code: string): string {
  const what = PLACES[part][1];
  if (code === "EACCES") {
    return `This user may not open port ${port} for ${what}: set KOPRO_PORT_BASE to a number above 1024.`;
  }
  if (code === "EADDRINUSE") {
    return `Port ${port}, wanted for ${what}, is in use: stop the program that holds it, or set KOPRO_PORT_BASE to another number.`;
  }
  return `Port ${port}, wanted for ${what}, cannot be opened (${code}): set KOPRO_PORT_BASE or HOST.`;
}

/** Tries a port and frees it. @throws StartTrouble when it cannot be had. */
export function assertFree(part: keyof Ports, port: number, host = "127.0.0.1"): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) =>
      reject(new StartTrouble(portSentence(part, port, systemCode(error)), { cause: error })),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** A base above which every port of the plan is free: for tests, which may run side by side. */
export async function freeBase(): Promise<number> {
  // Below what the system gives out by itself, and another start for each process.
  const first = process.pid % 110;
  for (let step = 0; step < 110; step += 1) {
    const base = 21_000 + ((first + step) % 110) * 100;
    const wanted = Object.values(portsFrom(String(base)));
    const tries = await Promise.allSettled(wanted.map((port) => assertFree("app", port)));
    if (tries.every(({ status }) => status === "fulfilled")) return base;
  }
  throw new StartTrouble("No free range of ports was found.");
}
