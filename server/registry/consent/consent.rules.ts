import type { RequestState } from "./consent.schema.ts";

/** The wording in use; the words of each version stay in the messages, and with each consent. */
export const CONSENT_VERSION = "1";

/** How long a link, or an answer by telephone, waits for its confirmation in writing. */
export const CONFIRM_DAYS = 60;

/**
 * A code short enough to be read on the telephone: seven digits and two that betray a slip of the
 * tongue, as in a structured communication (the rest by 97, 97 for none).
 */
export function codeOf(number: number): string {
  const body = String(Math.abs(Math.trunc(number)) % 10_000_000).padStart(7, "0");
  return body + checkOf(body);
}

function checkOf(body: string): string {
  const rest = Number(body) % 97;
  return String(rest === 0 ? 97 : rest).padStart(2, "0");
}

export function isCode(code: string): boolean {
  return /^\d{9}$/.test(code) && checkOf(code.slice(0, 7)) === code.slice(7);
}

/** As it is printed and read aloud: `123 456 789`. */
export function inGroups(code: string): string {
  return code.replace(/(\d{3})(?=\d)/g, "$1 ");
}

export type RequestFacts = Readonly<{
  oralAnswer: string | null;
  confirmedAt: Date | null;
  closedAt: Date | null;
  expiresAt: Date;
}>;

/** How far a request is; only `confirmed` makes the consent count (art. 3.87 §3). */
export function stateOf(facts: RequestFacts, now: Temporal.Instant): RequestState {
  if (facts.confirmedAt) return "confirmed";
  if (facts.closedAt) return "closed";
  if (facts.expiresAt.getTime() <= now.epochMilliseconds) return "expired";
  return facts.oralAnswer === "accepted" ? "oral" : "sent";
}

/** May still be confirmed in writing. */
export function isPending(state: RequestState): boolean {
  return state === "sent" || state === "oral";
}
