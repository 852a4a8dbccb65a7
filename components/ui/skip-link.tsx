import { useTranslations } from "next-intl";

/** The first thing the keyboard meets. */
export function SkipLink() {
  const t = useTranslations("ui");
  return (
    <a
      href="#content"
      className="sr-only focus:not-sr-only focus:absolute focus:start-4 focus:top-2 focus:z-10 focus:rounded-control focus:bg-plate focus:px-4 focus:py-2 focus:text-on-plate print:hidden"
    >
      {t("skip")}
    </a>
  );
}
