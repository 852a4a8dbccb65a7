import type { TypedForm } from "./interrupted.schema.ts";

/** How long what was typed waits for its person to sign in again. */
export const KEPT_MINUTES = 30;
/** Most that is kept of one form, in bytes of JSON: long minutes, but no file. */
export const KEPT_BYTES = 64 * 1024;
/** Most forms that wait for one account; the oldest makes room. */
export const KEPT_FORMS = 5;

const LABEL = "$label.";
const SECRET_WORDS = ["password", "code", "token", "secret", "sealed", "otp", "pin"];

/** Whether a field holds a secret, by the words of its name: "code" and "newCode", not "postcode". */
export function isSecret(name: string): boolean {
  const words = name.split(/[^A-Za-z]+|(?=[A-Z])/).map((word) => word.toLowerCase());
  return SECRET_WORDS.some((secret) => words.includes(secret));
}

/** What a form says of itself, and what was typed into it that may be shown again. */
export function typedIn(entries: Iterable<readonly [string, unknown]>) {
  const values: Record<string, string> = {};
  const labels: Record<string, string> = {};
  for (const [name, value] of entries) {
    if (typeof value !== "string" || isSecret(name)) continue;
    if (name.startsWith(LABEL)) labels[name.slice(LABEL.length)] = value;
    else if (!name.startsWith("$")) values[name] = value;
  }
  return { values, labels };
}

/** Whether a form is worth keeping, and small enough for it. */
export function isKeepable(form: TypedForm): boolean {
  if (Object.keys(form.values).length === 0) return false;
  return new TextEncoder().encode(JSON.stringify(form)).length <= KEPT_BYTES;
}

/** What becomes of a kept form for who is signed in now, on the page he has opened. */
export function fateOf(
  kept: Readonly<{ accountId: string; expiresAt: Temporal.Instant; page: string | null }>,
  reader: Readonly<{ accountId: string; page: string; moment: Temporal.Instant }>,
): "shown" | "waits" | "dropped" {
  if (kept.accountId !== reader.accountId || kept.page === null) return "dropped";
  if (Temporal.Instant.compare(reader.moment, kept.expiresAt) >= 0) return "dropped";
  return kept.page === reader.page ? "shown" : "waits";
}
