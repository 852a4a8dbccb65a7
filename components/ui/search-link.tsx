"use client";

import { useTranslations } from "next-intl";
import { Link } from "#messages/navigation.ts";

/** What a page says to its keys when search is asked for by the pointer. */
export const OPEN_SEARCH = "koprogo:search";

/** The way to search for everyone: a page without script, a window on this page with it. */
export function SearchLink({ className }: { className: string }) {
  const t = useTranslations("ui");
  return (
    <Link
      href="/search"
      prefetch={false}
      aria-keyshortcuts="Control+K"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        document.dispatchEvent(new Event(OPEN_SEARCH));
      }}
      className={className}
    >
      {t("search.link")}
    </Link>
  );
}
