import { findCredentials } from "#server/identity/account/account.queries.ts";
import { personOf } from "#server/identity/session/session.rules.ts";
import { openSession, resolveSession } from "#server/identity/session/session.service.ts";
import type { Actor, Person, SystemActor } from "#server/kernel/actor.ts";
import { provenScope } from "#server/kernel/ids.ts";
import { at, now } from "#server/platform/clock.ts";
import { write } from "#server/platform/db.ts";
import { createCaller } from "#server/root.ts";
import { type CastMember, OWNERS, PASSWORD, STAFF } from "./cast.ts";

export type Call = ReturnType<typeof createCaller>;

function callAs(actor: Actor): Call {
  return createCaller({ actor, requestId: crypto.randomUUID(), ip: "127.0.0.1" });
}

/** The procedures as nobody in particular reaches them. */
export const anybody = callAs({ kind: "anonymous" });

export function memberOf(key: string): CastMember {
  const member = [...STAFF, ...OWNERS].find((candidate) => candidate.key === key);
  if (!member) throw new RangeError(`nobody in the cast is called ${key}`);
  return member;
}

/** Lets the person behind a session's secret act, and signs him out. */
export async function inSession<T>(
  secret: string,
  act: (call: Call, person: Person) => Promise<T>,
): Promise<T> {
  const session = await resolveSession(secret);
  if (!session) throw new Error("this session was not opened");
  const person = personOf(session);
  const call = callAs(person);
  const result = await act(call, person);
  await call.identity.session.signOut();
  return result;
}

const door: SystemActor = { kind: "system", name: "prisma.seed", scope: provenScope([]) };

/**
 * Somebody of the cast signs in at a moment of the story, acts, and signs out. The story is told by
 * subjects, not by dates, and a code serves only forwards: those who have one are let in as if they
 * had typed it.
 */
export function during<T>(
  moment: Temporal.Instant,
  key: string,
  act: (call: Call, person: Person) => Promise<T>,
): Promise<T> {
  return at(moment, async () => {
    const { email } = memberOf(key);
    const signedIn = await anybody.identity.session.signIn({ email, password: PASSWORD });
    if (signedIn.step === "done") return inSession(signedIn.secret, act);
    const secret = await write(door, null, async (tx) => {
      const account = await findCredentials(tx, email);
      const proof = { factors: ["pwd", "otp"], acr: null, authTime: now() } as const;
      return openSession(tx, account?.id ?? "", proof);
    });
    return inSession(secret, act);
  });
}
