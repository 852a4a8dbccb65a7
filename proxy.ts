import type { NextRequest } from "next/server";
import createMiddleware from "next-intl/middleware";
import { PAGE_HEADER } from "#app/page-header.ts";
import { routing } from "#messages/routing.ts";
import { inDevelopment } from "#server/platform/env.ts";

const localize = createMiddleware(routing);

function contentSecurityPolicy(nonce: string): string {
  const evaluate = inDevelopment() ? " 'unsafe-eval'" : "";
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluate}`,
    inDevelopment() ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Gives each page its language and the nonce without which no script of it runs. */
export function proxy(request: NextRequest) {
  const policy = contentSecurityPolicy(Buffer.from(crypto.randomUUID()).toString("base64"));
  // Next.js reads the nonce from the request's own policy and puts it on its scripts.
  request.headers.set("Content-Security-Policy", policy);
  // Next.js tells no layout and no action which page it is asked for.
  request.headers.set(PAGE_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  const response = localize(request);
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = {
  // Everything but handlers, the build's assets, files with an extension, and the public pages of
  // buildings, which run no script and say so in a policy of their own.
  matcher: "/((?!api|_next|(?:fr|nl|de|en)/b/[^/]+(?:/fault)?$|.*\\..*).*)",
};
