"use client";

import { useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Link, usePathname } from "#messages/navigation.ts";
import { LOCALES, type Locale } from "#messages/routing.ts";

/** Each language by its own name, in itself. */
const NAMES: Record<Locale, string> = {
  fr: "Français",
  nl: "Nederlands",
  de: "Deutsch",
  en: "English",
};

/** This page in the other languages. */
export function LanguageSwitcher() {
  const t = useTranslations("ui");
  const current = useLocale();
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const href = query === "" ? pathname : `${pathname}?${query}`;
  return (
    <nav aria-label={t("language")}>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {LOCALES.map((locale) => (
          <li key={locale}>
            <Link
              href={href}
              locale={locale}
              lang={locale}
              hrefLang={locale}
              prefetch={false}
              aria-current={locale === current ? "true" : undefined}
              className="inline-flex min-h-6 items-center text-fine aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {NAMES[locale]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
