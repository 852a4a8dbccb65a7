import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import entry, { type NextAuthOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import { env } from "./env.ts";

/** A cookie to set, ready for whoever writes the answer. Always HttpOnly and SameSite=Lax. */
export type Cookie = Readonly<{ name: string; value: string; maxAge: number }>;

/** Cookies are sent over TLS only, where people come by TLS. */
export function secureCookies(): boolean {
  return env().NEXTAUTH_URL.startsWith("https://");
}

/** The options every cookie of ours has. */
export function cookieOptions() {
  return { httpOnly: true, sameSite: "lax", secure: secureCookies(), path: "/" } as const;
}

/** The name of a cookie of ours; browsers keep the `__Secure-` ones from being set without TLS. */
export function cookieName(name: string): string {
  return secureCookies() ? `__Secure-${name}` : name;
}

/** Encrypts a small value for one purpose; it can be read back by `unseal` until it expires. */
export function seal(
  purpose: string,
  value: Record<string, unknown>,
  seconds: number,
): Promise<string> {
  return encode({ token: value, secret: env().NEXTAUTH_SECRET, salt: purpose, maxAge: seconds });
}

/** What was sealed for the purpose; null when it is not ours, is for another, or has expired. */
export async function unseal(purpose: string, sealed: string | undefined): Promise<unknown> {
  if (!sealed) return null;
  try {
    return await decode({ token: sealed, secret: env().NEXTAUTH_SECRET, salt: purpose });
  } catch {
    return null;
  }
}

type Ask = Readonly<{
  method: "GET" | "POST";
  action: "signin" | "callback";
  query: Record<string, string>;
  body?: Record<string, string>;
  cookies: Record<string, string>;
}>;

/** Next-auth is CommonJS: a bundler may hand over its function, Node hands over its module. */
const module: unknown = entry;
const nextAuth =
  typeof module === "object" && module !== null && "default" in module ? module.default : module;

/**
 * Asks next-auth for one step of an identification, outside any framework's request.
 * @returns where it sends the browser, and the `Set-Cookie` lines that go with it.
 */
export async function askNextAuth(
  options: NextAuthOptions,
  ask: Ask,
): Promise<{ location: string; cookies: readonly string[] }> {
  if (typeof nextAuth !== "function") throw new Error("next-auth is not what was expected");
  const [providerId = ""] = options.providers.map(({ id }) => id);
  const message = Object.assign(new IncomingMessage(new Socket()), {
    method: ask.method,
    query: { ...ask.query, nextauth: [ask.action, providerId] },
    body: ask.body ?? {},
    cookies: ask.cookies,
  });
  const response = Object.assign(new ServerResponse(message), {
    status(code: number) {
      response.statusCode = code;
      return response;
    },
    send() {},
    json() {},
  });
  await nextAuth(message, response, options);
  const lines = response.getHeader("set-cookie");
  return {
    location: `${response.getHeader("location") ?? ""}`,
    cookies: Array.isArray(lines) ? lines : [],
  };
}
