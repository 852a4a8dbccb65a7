import { personOf } from "#server/identity/session/session.rules.ts";
import { resolveSession } from "#server/identity/session/session.service.ts";
import type { Actor, Person } from "#server/kernel/actor.ts";
import { at } from "#server/platform/clock.ts";
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

/** Somebody of the cast signs in by password at a moment of the story, acts, and signs out. */
export function during<T>(
  moment: Temporal.Instant,
  key: string,
  act: (call: Call, person: Person) => Promise<T>,
): Promise<T> {
  return at(moment, async () => {
    const { email } = memberOf(key);
    const { secret } = await anybody.identity.session.signIn({ email, password: PASSWORD });
    return inSession(secret, act);
  });
}
