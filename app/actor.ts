import { hash } from "node:crypto";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { z } from "zod";
import { personOf, SESSION_SECONDS } from "#server/identity/session/session.rules.ts";
import type { SessionState } from "#server/identity/session/session.schema.ts";
import {
  noteDevice,
  replaceSession,
  resolveSession,
} from "#server/identity/session/session.service.ts";
import type { Actor } from "#server/kernel/actor.ts";
import { cookieName, cookieOptions, seal, unseal } from "#server/platform/auth.ts";
import { ViewingRef } from "#server/registry/viewing/viewing.schema.ts";
import { lookingAs } from "#server/registry/viewing/viewing.service.ts";

const SESSION = "next-auth.session-token";
const DEVICE = "koprogo.device";
const VIEWING = "koprogo.viewing";
const HALF = "koprogo.half";
const HALF_SECONDS = 10 * 60;
const CODES = "koprogo.codes";
const CODES_SECONDS = 15 * 60;
/** Browsers keep no cookie longer. */
const DEVICE_SECONDS = 400 * 24 * 60 * 60;
/** Next-auth seals its own session cookie without a salt; ours is that cookie. */
const SALT = "";
const Sealed = z.object({ secret: z.string().min(1) });

/** The session of this request, with all its account holds; null when nobody is signed in. */
export const currentSession = cache(async (): Promise<SessionState | null> => {
  const sealed = (await cookies()).get(cookieName(SESSION))?.value;
  const token = Sealed.safeParse(await unseal(SALT, sealed));
  return token.success ? resolveSession(token.data.secret) : null;
});

/** The secret of the session this browser has or had; empty when it never had one, or gave it up. */
export async function endedSession(): Promise<string> {
  const sealed = (await cookies()).get(cookieName(SESSION))?.value;
  const token = Sealed.safeParse(await unseal(SALT, sealed));
  return token.success ? token.data.secret : "";
}

/** The same for the same session of the same browser, looking with the same eyes; no secret. */
export async function visitorKey(): Promise<string> {
  const jar = await cookies();
  const held = [SESSION, VIEWING].map((name) => jar.get(cookieName(name))?.value ?? "");
  return hash("sha256", JSON.stringify(held), "base64url");
}

/** Who is asking, in the role chosen for the session. */
export async function currentActor(): Promise<Actor> {
  const session = await currentSession();
  if (!session) return { kind: "anonymous" };
  return (await currentLook())?.actor ?? personOf(session);
}

/** With whose eyes the office looks in this request; null where it looks with its own. */
export const currentLook = cache(async () => {
  const kept = (await cookies()).get(cookieName(VIEWING))?.value;
  const session = kept ? await currentSession() : null;
  const ref = session ? ViewingRef.safeParse(await unseal(SALT, kept)) : null;
  return session && ref?.success ? lookingAs(personOf(session), ref.data) : null;
});

/** Keeps, or forgets, whose eyes one looks with; a session that ends takes it along. */
export async function keepLook(look: ViewingRef | null): Promise<void> {
  const jar = await cookies();
  if (!look) jar.delete(cookieName(VIEWING));
  else jar.set(cookieName(VIEWING), await seal(SALT, look, SESSION_SECONDS), cookieOptions());
}

/**
 * Puts the secret of a session just opened in its cookie, and ends the one it replaces: nobody can
 * come back to a session that no browser shows any more. For actions and route handlers only.
 */
export async function keepSession(secret: string): Promise<void> {
  const jar = await cookies();
  const before = Sealed.safeParse(await unseal(SALT, jar.get(cookieName(SESSION))?.value));
  const value = await seal(SALT, { secret }, SESSION_SECONDS);
  jar.set(cookieName(SESSION), value, { ...cookieOptions(), maxAge: SESSION_SECONDS });
  await noteDevice(secret, (await headers()).get("user-agent"));
  if (before.success) await replaceSession(before.data.secret);
}

/** Keeps in the browser, sealed by its service, whose password was right, until the code is typed. */
export async function keepHalf(half: string): Promise<void> {
  (await cookies()).set(cookieName(HALF), half, { ...cookieOptions(), maxAge: HALF_SECONDS });
}

/** What `keepHalf` kept; worth something only as long as its service says so. */
export async function keptHalf(): Promise<string> {
  return (await cookies()).get(cookieName(HALF))?.value ?? "";
}

export async function forgetHalf(): Promise<void> {
  (await cookies()).delete(cookieName(HALF));
}

const Shown = z.object({ sessionId: z.string(), codes: z.array(z.string()).max(20) });

/** Keeps recovery codes just made in the browser, sealed, for the page that shows them once. */
export async function keepCodes(sessionId: string, codes: readonly string[]): Promise<void> {
  const value = await seal(CODES, { sessionId, codes }, CODES_SECONDS);
  (await cookies()).set(cookieName(CODES), value, { ...cookieOptions(), maxAge: CODES_SECONDS });
}

/** The recovery codes to be shown in this session; none once they were kept. */
export async function shownCodes(): Promise<readonly string[]> {
  const sealed = (await cookies()).get(cookieName(CODES))?.value;
  const shown = Shown.safeParse(await unseal(CODES, sealed));
  const session = await currentSession();
  return shown.success && shown.data.sessionId === session?.sessionId ? shown.data.codes : [];
}

export async function forgetCodes(): Promise<void> {
  (await cookies()).delete(cookieName(CODES));
}

/** Takes the session's cookie away. */
export async function forgetSession(): Promise<void> {
  (await cookies()).delete(cookieName(SESSION));
}

/** The mark of a browser that has signed in before; its service proves it. */
export async function knownDevice(): Promise<string | undefined> {
  return (await cookies()).get(cookieName(DEVICE))?.value;
}

export async function keepDevice(device: string): Promise<void> {
  (await cookies()).set(cookieName(DEVICE), device, {
    ...cookieOptions(),
    maxAge: DEVICE_SECONDS,
  });
}
