import { getLocale, getTranslations } from "next-intl/server";
import type { LinkPurpose, LinkState } from "#server/identity/link/link.schema.ts";
import { ERROR_STATUS, type ErrorCode } from "#server/kernel/errors.ts";

const codes = Object.keys(ERROR_STATUS);
const isCode = (value: string): value is ErrorCode => codes.includes(value);

/** The sentence for what an identification came to; null when the address names no known refusal. */
export async function problemIn(
  query: Record<string, string | string[] | undefined>,
): Promise<string | null> {
  const { problem } = query;
  if (typeof problem !== "string" || !isCode(problem)) return null;
  const t = await getTranslations({ locale: await getLocale(), namespace: "errors" });
  // An address carries no figure to put into a sentence: only sentences without one are told.
  return t.raw(problem).includes("{") ? null : t(problem);
}

/** What a link is for the page that serves these purposes: one for another leads nowhere. */
export function stateFor(
  { state, purpose }: Readonly<{ state: LinkState; purpose: string | null }>,
  purposes: readonly LinkPurpose[],
): LinkState {
  return purposes.some((known) => known === purpose) ? state : "unknown";
}

/** One value of the query; the first where it is repeated. */
export function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
