"use client";

import { useTranslations } from "next-intl";
import { Link, usePathname } from "#messages/navigation.ts";

export type Chapter = "registry" | "assembly" | "documents" | "proof" | "site" | "activity" | "me";

type ChapterRailProps = {
  slug: string;
  /** Those the reader may see, in the order of a year's work. */
  chapters: readonly Chapter[];
};

/** The rail of one association: its chapters, the one being read marked by a thin blue rule. */
export function ChapterRail({ slug, chapters }: ChapterRailProps) {
  const t = useTranslations("ui");
  const pathname = usePathname();
  const links = [
    { href: `/${slug}`, label: t("rail.overview"), here: pathname === `/${slug}` },
    ...chapters.map((chapter) => ({
      href: `/${slug}/${chapter}`,
      label: t(`rail.${chapter}`),
      here: pathname.startsWith(`/${slug}/${chapter}`),
    })),
  ];
  return (
    <nav aria-label={t("rail.label")}>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 lg:grid lg:gap-0">
        {links.map(({ href, label, here }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={here ? "page" : undefined}
              className="flex min-h-9 items-center border-transparent border-b-3 no-underline hover:underline aria-[current]:border-plate aria-[current]:font-semibold lg:border-s-3 lg:border-b-0 lg:ps-3"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
