import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { DomainError } from "#server/kernel/errors.ts";
import { env } from "#server/platform/env.ts";

/** Sends the browser on, to the provider or to a path of ours, with next-auth's own cookies. */
export function goTo(location: string, lines: readonly string[] = []): NextResponse {
  // The address people use, which behind a proxy is not that of the request.
  const answer = NextResponse.redirect(new URL(location, env().NEXTAUTH_URL), 303);
  for (const line of lines) answer.headers.append("Set-Cookie", line);
  answer.headers.set("Cache-Control", "no-store");
  return answer;
}

/** The page that tells a broken rule in the reader's words; anything else is a bug. */
export function tell(page: string, error: unknown): NextResponse {
  if (!(error instanceof DomainError)) throw error;
  return goTo(`${page}&problem=${error.code}`);
}

/** The cookies of this request by name, as next-auth reads them. */
export async function requestCookies(): Promise<Record<string, string>> {
  const all = (await cookies()).getAll();
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}
