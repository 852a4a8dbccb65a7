import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { KEPT_MINUTES, typedIn } from "#server/identity/interrupted/interrupted.rules.ts";
import { keepTyped, takeTyped } from "#server/identity/interrupted/interrupted.service.ts";
import { cookieName, cookieOptions } from "#server/platform/auth.ts";
import { currentSession, endedSession } from "./actor.ts";
import { PAGE_HEADER } from "./page-header.ts";

const INTERRUPTED = "koprogo.interrupted";

/**
 * A form that came without script after its session had ended: what was typed waits for the same
 * person in the same browser, who is asked to sign in again. With script the page keeps it itself.
 */
export async function signInAgain(form: FormData): Promise<void> {
  const sent = await headers();
  if (sent.has("next-action")) return;
  const back = sent.get(PAGE_HEADER) ?? "";
  const typed = typedIn(form);
  const secret = await keepTyped(await endedSession(), {
    ...typed,
    page: back,
    form: `${form.get("$form") ?? ""}`,
  });
  if (secret) {
    const options = { ...cookieOptions(), maxAge: KEPT_MINUTES * 60 };
    (await cookies()).set(cookieName(INTERRUPTED), secret, options);
  }
  const isLost = !secret && Object.keys(typed.values).length > 0;
  const query = new URLSearchParams({ back, typed: secret ? "kept" : isLost ? "lost" : "none" });
  redirect(`/${await getLocale()}/sign-in?${query}`);
}

/** What was typed before on this page by who is signed in now; shown once. */
export const typedBefore = cache(async () => {
  const secret = (await cookies()).get(cookieName(INTERRUPTED))?.value;
  const sent = await headers();
  // A page fetched before anybody asked for it shows nothing, and uses nothing up.
  const isAhead =
    sent.has("next-router-prefetch") || /prefetch/.test(sent.get("sec-purpose") ?? "");
  const session = secret && !isAhead ? await currentSession() : null;
  if (!secret || !session) return null;
  const { accountId } = session;
  return takeTyped(secret, { accountId, page: sent.get(PAGE_HEADER) ?? "" });
});
