import type { NextRequest } from "next/server";
import { htmlAnswer, SHARED } from "../answer.ts";
import { shownAt } from "../shown.ts";

/** The public page of a building's syndic: one document, for the oldest telephone. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<"/[locale]/b/[slug]">,
): Promise<Response> {
  const { locale, slug } = await params;
  const { html, status, etag } = await shownAt(locale, slug);
  const headers = { etag, "cache-control": SHARED };
  if (status === 200 && request.headers.get("if-none-match") === etag) {
    return new Response(null, { status: 304, headers });
  }
  const answer = htmlAnswer(html, { status, cache: SHARED });
  answer.headers.set("etag", etag);
  return answer;
}
