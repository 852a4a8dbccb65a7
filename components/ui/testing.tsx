import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { CATALOGUE } from "#messages/catalogue.ts";
import type { Locale } from "#messages/routing.ts";

/** What a component says in HTML, with the product's words: for tests. */
export function renderPage(node: ReactNode, locale: Locale = "fr"): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={CATALOGUE[locale]}
      timeZone="Europe/Brussels"
      // A missing word is a failure of the test, not a warning.
      onError={(error) => {
        throw error;
      }}
    >
      {node}
    </NextIntlClientProvider>,
  );
}
