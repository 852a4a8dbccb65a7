import { LOCALES, type Locale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { type Markup, markup } from "./markup.ts";
import { PUBLIC_STYLE } from "./public-style.ts";

export type PublicWords = ReturnType<typeof translator<"site">>;

/** Each language in itself: whoever reads only that one finds it. */
const NAMES: Readonly<Record<Locale, string>> = {
  fr: "Français",
  nl: "Nederlands",
  de: "Deutsch",
  en: "English",
};

export type PublicFrame = Readonly<{
  locale: Locale;
  /** Without a final slash. */
  site: string;
  slug: string;
  title: string;
  /** What stands on the plate; null where no building is known. */
  name: string | null;
  /** Kept out of search engines: it holds what is a natural person's. */
  isPrivate?: boolean;
  main: Markup;
}>;

/** The address of a building's public page in a language. */
export const publicPath = (locale: string, slug: string) => `/${locale}/b/${slug}`;

/** A whole page that loads nothing and runs nothing: one document, its style inside. */
export function publicPage(frame: PublicFrame): string {
  const { locale, title, name, main } = frame;
  const t = translator(locale, "site");
  const { html } = markup`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${frame.isPrivate === true && markup`<meta name="robots" content="noindex">\n`}${name !== null && addresses(frame)}<meta name="color-scheme" content="light dark">
<style>${{ html: PUBLIC_STYLE }}</style>
</head>
<body>
<a class="skip" href="#content">${t("public.skip")}</a>
<header>
${name !== null && markup`<p class="plate"><b>${name}</b></p>\n`}${languages(frame, t)}
</header>
<main id="content">
${main}
</main>
<footer>
<p>${t("public.law")}</p>
<a href="/${locale}/accessibility">${t("public.accessibility")}</a><a href="/${locale}/legal">${t("public.legal")}</a>
</footer>
</body>
</html>
`;
  return html;
}

/** The one address of the page, and its twins in the other languages. */
function addresses({ locale, site, slug }: PublicFrame): Markup {
  const twins = LOCALES.map(
    (other) =>
      markup`<link rel="alternate" hreflang="${other}" href="${site}${publicPath(other, slug)}">\n`,
  );
  return markup`<link rel="canonical" href="${site}${publicPath(locale, slug)}">
${twins}<link rel="alternate" hreflang="x-default" href="${site}/b/${slug}">
`;
}

function languages({ locale, slug }: PublicFrame, t: PublicWords): Markup {
  const links = LOCALES.map(
    (other) =>
      markup`<li><a href="${publicPath(other, slug)}" hreflang="${other}" lang="${other}"${
        other === locale && markup` aria-current="true"`
      }>${NAMES[other]}</a></li>`,
  );
  return markup`<nav aria-label="${t("public.languages")}"><ul>${links}</ul></nav>`;
}
