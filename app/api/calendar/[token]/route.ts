import { refusal } from "#app/api/refusal.ts";
import { DomainError } from "#server/kernel/errors.ts";
import { readFeed } from "#server/site/calendar/calendar.service.ts";

/** A person's calendar for the programs that have its secret address. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/api/calendar/[token]">,
): Promise<Response> {
  const { token } = await params;
  try {
    return new Response(await readFeed(token.replace(/\.ics$/, "")), {
      headers: {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'inline; filename="koprogo.ics"',
        "cache-control": "private, no-store",
        "x-content-type-options": "nosniff",
        // An address found in a log or a history is not to be indexed.
        "x-robots-tag": "noindex, nofollow",
        "referrer-policy": "no-referrer",
      },
    });
  } catch (error) {
    if (error instanceof DomainError && error.code === "calendar.too-often") {
      const retry = { "retry-after": `${error.details.seconds}`, "cache-control": "no-store" };
      return new Response(null, { status: 429, headers: retry });
    }
    return refusal(error);
  }
}
