import { defineRouting } from "next-intl/routing";

/** The languages of the product; French is the source of every text. */
export const LOCALES = ["fr", "nl", "de", "en"] as const;
export type Locale = (typeof LOCALES)[number];

export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: "fr",
  localePrefix: "always",
  localeCookie: { name: "locale", maxAge: 31_536_000 },
  // The pages say their own alternates; a header on every answer would double them.
  alternateLinks: false,
});

/** A stored or received language, or French. */
export function toLocale(value: string | undefined): Locale {
  return LOCALES.find((locale) => locale === value) ?? routing.defaultLocale;
}
