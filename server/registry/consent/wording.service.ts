import { createHash } from "node:crypto";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { keyedHash } from "#server/platform/secret.ts";

/** The secret of a request's link, made again from its id whenever its mail is written. */
export function consentToken(id: string): string {
  return keyedHash("consent", id).toString("base64url");
}

export function hashOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(text).digest());
}

/** The very words that are accepted, in the reader's language. */
export function wordsOf(language: string, association: string, email: string): string {
  return translator(toLocale(language), "registry")("consent.text1", { association, email });
}
