import { TRPCError } from "@trpc/server";
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

/** How a handler refuses, without a word about what is there. @throws whatever is no refusal. */
export function refusal(error: unknown): Response {
  const status = statusOf(error);
  if (status !== 401 && status !== 404) throw error;
  return new Response(null, { status, headers: { "Cache-Control": "no-store" } });
}
