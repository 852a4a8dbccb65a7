import { translator } from "#messages/translator.ts";
import type { Locale } from "./sign-in.ts";

/** The product's own words, so that no test types them a second time. */
export function wordsOf(locale: Locale) {
  return {
    assembly: translator(locale, "assembly"),
    documents: translator(locale, "documents"),
    identity: translator(locale, "identity"),
    proof: translator(locale, "proof"),
    registry: translator(locale, "registry"),
    site: translator(locale, "site"),
    ui: translator(locale, "ui"),
    errors: translator(locale, "errors"),
  };
}
