import { TRPCError } from "@trpc/server";
import { asksFor } from "#app/caller.ts";
import { LOCALES } from "#messages/routing.ts";
import { DomainError, ERROR_STATUS } from "#server/kernel/errors.ts";

/** What is no id is no thing either: an address that no page could have given leads nowhere. */
const STATUS: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  BAD_REQUEST: 404,
  UNAUTHORIZED: 401,
};

function statusOf(error: unknown): number | undefined {
  if (error instanceof DomainError) return ERROR_STATUS[error.code];
  return error instanceof TRPCError ? STATUS[error.code] : undefined;
}

/** The page that a person was on when he asked for a file, as his browser says. */
function askedFrom(request: Request): string {
  const from = request.headers.get("referer");
  const page = from && URL.canParse(from) ? new URL(from).pathname : "";
  return LOCALES.some((locale) => page.startsWith(`/${locale}/`)) ? page : "/fr/home";
}

/**
 * How a handler refuses, without a word about what is there. Given the request, it leads who has to
 * confirm first to the page for it, and from there back to where the file was asked for.
 * @throws whatever is no refusal.
 */
export function refusal(error: unknown, request?: Request): Response {
  const asks = asksFor(error);
  if (request && asks !== "/sign-in") {
    const back = askedFrom(request);
    const location = `/${back.split("/")[1]}${asks}?back=${encodeURIComponent(back)}`;
    return new Response(null, {
      status: 303,
      headers: { Location: location, "Cache-Control": "no-store" },
    });
  }
  const status = statusOf(error);
  if (status !== 401 && status !== 404) throw error;
  return new Response(null, { status, headers: { "Cache-Control": "no-store" } });
}
