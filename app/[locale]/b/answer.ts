import { createHash } from "node:crypto";
import { PUBLIC_STYLE } from "#components/site/public-style.ts";

const STYLE_HASH = createHash("sha256").update(PUBLIC_STYLE, "utf8").digest("base64");

/** Nothing is loaded and nothing runs; the page's own style is known by its hash. */
export const STYLE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * For the proxies before the application; browsers ask again each time. With the second for which a
 * page is kept here, a change of syndic shows within five. While nothing answers, the last page does.
 */
export const SHARED_SECONDS = 3;
export const SHARED = `public, max-age=0, s-maxage=${SHARED_SECONDS}, stale-if-error=86400`;

/** A whole page of HTML as it leaves. */
export function htmlAnswer(
  html: string,
  init: Readonly<{ status?: number; cache?: string; retryAfter?: number }> = {},
) {
  const { status = 200, cache = "no-store", retryAfter } = init;
  return new Response(html, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": STYLE_POLICY,
      "cache-control": cache,
      ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
    },
  });
}
