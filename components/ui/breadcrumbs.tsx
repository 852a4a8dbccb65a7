import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#messages/navigation.ts";

export type Crumb = { href: string; label: ReactNode };

/** The way back: the pages above this one, which is not among them. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useTranslations("ui");
  return crumbs.length === 0 ? null : (
    <nav aria-label={t("breadcrumbs")} className="text-fine print:hidden">
      <ol className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {crumbs.map(({ href, label }, index) => (
          <li key={href} className="flex items-center gap-2">
            {index === 0 ? null : (
              <span aria-hidden="true" className="text-quiet">
                ›
              </span>
            )}
            <Link href={href} className="inline-flex min-h-6 items-center">
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
