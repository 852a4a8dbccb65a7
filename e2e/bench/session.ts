import { SESSION_SECONDS } from "#server/identity/session/session.rules.ts";
import { openSession } from "#server/identity/session/session.service.ts";
import type { SystemActor } from "#server/kernel/actor.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { cookieName, seal } from "#server/platform/auth.ts";
import { now } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";

const machine: SystemActor = { kind: "system", name: "bench", scope: provenScope([]) };

/** The cookie of a session opened for an account, as a browser would send it. */
export async function cookieFor(accountId: string): Promise<string> {
  const secret = await write(machine, null, (tx) =>
    openSession(tx, accountId, { factors: ["pwd", "otp"], acr: null, authTime: now() }),
  );
  return `${cookieName("next-auth.session-token")}=${await seal("", { secret }, SESSION_SECONDS)}`;
}
