import type { Locale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { type Markup, markup } from "./markup.ts";
import { PUBLIC_STYLE } from "./public-style.ts";

/** Why a page is not what was asked for. */
export type PlainReason = "missing" | "failed" | "outdated";

const WORDS = { missing: "notFound", failed: "failure", outdated: "outdated" } as const;

/** What is said where no script runs: what happened, and where to go on. */
function body(locale: Locale, reason: PlainReason, here: string): Markup {
  const t = translator(locale, "ui");
  const text =
    reason === "missing"
      ? t("notFound.text")
      : t(reason === "failed" ? "failure.plain" : "outdated.text");
  const link = reason === "missing" ? `/${locale}` : here;
  const go = t(reason === "missing" ? "notFound.home" : `${WORDS[reason]}.retry`);
  return markup`<header><p class="plate"><b>${t("product")}</b></p></header>
<main><h1>${t(`${WORDS[reason]}.title`)}</h1><p>${text}</p><p><a href="${link}">${go}</a></p></main>`;
}

/** A whole page, for what the framework answers with one line of English. */
export function plainPage(locale: Locale, reason: PlainReason, here: string): string {
  const title = translator(locale, "ui")(`${WORDS[reason]}.title`);
  const { html } =
    markup`<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${{ html: PUBLIC_STYLE }}</style></head><body>${body(locale, reason, here)}</body></html>`;
  return `<!DOCTYPE html>${html}`;
}

/** The same inside the empty page that the framework leaves its script to fill. */
export function plainPart(
  locale: Locale,
  reason: PlainReason,
  here: string,
  nonce: string,
): string {
  const style = markup`<style nonce="${nonce}">${{ html: PUBLIC_STYLE }}</style>`;
  return markup`<noscript>${style}${body(locale, reason, here)}</noscript>`.html;
}
