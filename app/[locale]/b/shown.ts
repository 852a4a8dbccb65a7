import { TRPCError } from "@trpc/server";
import { unknownPage } from "#components/site/fault-pages.ts";
import { noticePage } from "#components/site/public-notice.ts";
import { type Locale, toLocale } from "#messages/routing.ts";
import { now } from "#server/platform/clock.ts";
import { env } from "#server/platform/env.ts";
import { createCaller } from "#server/root.ts";
import type { PublicNotice } from "#server/site/notice/notice.schema.ts";

/** The procedures as a visitor asks them: no session is looked for. */
export function visiting(ip: string) {
  return createCaller({ actor: { kind: "anonymous" }, requestId: crypto.randomUUID(), ip });
}

/** What is public of a building; null where the address is of none. */
export async function noticeAt(slug: string): Promise<PublicNotice | null> {
  try {
    return await visiting("").site.notice.show({ slug });
  } catch (error) {
    const code = error instanceof TRPCError ? error.code : null;
    // What has not the form of an address is none either.
    if (code === "NOT_FOUND" || code === "BAD_REQUEST") return null;
    throw error;
  }
}

export type Shown = Readonly<{ html: string; status: 200 | 404; etag: string }>;

async function make(locale: Locale, slug: string): Promise<Shown> {
  const notice = await noticeAt(slug);
  const site = env().NEXTAUTH_URL;
  const html = notice
    ? noticePage({ locale, site, slug, notice })
    : unknownPage({ locale, site, slug, name: null });
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(html));
  const etag = `"${Buffer.from(digest).toString("base64url").slice(0, 22)}"`;
  return { html, status: notice ? 200 : 404, etag };
}

type Kept = Readonly<{ page: Promise<Shown>; until: number }>;

/** A hall full of people who read the same page at once is one question to the database. */
const KEPT_MS = 1_000;
const MOST_KEPT = 500;
const kept = new Map<string, Kept>();

/** The public page of a building in a language, at most a second old. */
export function shownAt(language: string, slug: string): Promise<Shown> {
  const locale = toLocale(language);
  const key = `${locale} ${slug}`;
  const at = now().epochMilliseconds;
  const before = kept.get(key);
  if (before && before.until > at) return before.page;
  kept.delete(key);
  // The oldest make room: nobody fills the memory with addresses that he invents.
  for (const oldest of kept.keys()) {
    if (kept.size < MOST_KEPT) break;
    kept.delete(oldest);
  }
  const page = make(locale, slug);
  kept.set(key, { page, until: at + KEPT_MS });
  // What failed is asked again.
  page.catch(() => kept.delete(key));
  return page;
}
