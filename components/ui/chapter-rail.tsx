"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link, usePathname } from "#messages/navigation.ts";
import { Fold } from "./fold.tsx";

export type Chapter = "registry" | "assembly" | "documents" | "proof" | "site" | "activity" | "me";

type ChapterRailProps = {
  slug: string;
  /** Those the reader may see, in the order of a year's work. */
  chapters: readonly Chapter[];
  /** What stands under them. */
  children: ReactNode;
};

/** The rail of one association: its chapters, the one being read marked by a thin blue rule; on a telephone one line. */
export function ChapterRail({ slug, chapters, children }: ChapterRailProps) {
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
  const current = links.findLast(({ here }) => here)?.label;
  const summary = current ? t("rail.open", { chapter: current }) : t("rail.label");
  return (
    <Fold summary={summary}>
      <div className="grid gap-4 pt-2 lg:gap-5 lg:pt-0">
        <nav aria-label={t("rail.label")}>
          <ul className="grid">
            {links.map(({ href, label, here }) => (
              <li key={href}>
                <Link
                  href={href}
                  aria-current={here ? "page" : undefined}
                  className="flex min-h-9 items-center border-transparent border-s-3 ps-3 no-underline hover:underline aria-[current]:border-plate aria-[current]:font-semibold"
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        {children}
      </div>
    </Fold>
  );
}
