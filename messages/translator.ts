import { createTranslator } from "next-intl";
import { CATALOGUE, type Messages } from "./catalogue.ts";
import type { Locale } from "./routing.ts";

/** Translates outside a request: mails, acts, jobs, the words of a refusal. */
export function translator<Chapter extends keyof Messages>(locale: Locale, chapter: Chapter) {
  return createTranslator({
    locale,
    messages: CATALOGUE[locale],
    namespace: chapter,
    timeZone: "Europe/Brussels",
  });
}
