import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ListQuery, withQuery } from "./query.ts";

type PagingProps = {
  /** From 1. */
  page: number;
  pages: number;
  /** Rows in all. */
  total: number;
  query: ListQuery;
};

/** From one page of a list to another; says how many rows there are even when one page holds them. */
export function Paging({ page, pages, total, query }: PagingProps) {
  const t = useTranslations("ui");
  const rows = t("paging.rows", { count: total });
  // A landmark that leads nowhere would only be in the way of who goes from one to the next.
  if (pages <= 1) return <p className="text-fine">{rows}</p>;
  return (
    <nav
      aria-label={t("paging.label")}
      className="flex flex-wrap items-center gap-x-6 gap-y-2 text-fine"
    >
      <span>{rows}</span>
      <PageLink to={page - 1} pages={pages} query={query}>
        {t("paging.previous")}
      </PageLink>
      <span>{t("paging.position", { page, pages })}</span>
      <PageLink to={page + 1} pages={pages} query={query}>
        {t("paging.next")}
      </PageLink>
    </nav>
  );
}

function PageLink(props: { to: number; pages: number; query: ListQuery; children: ReactNode }) {
  const { to, pages, query, children } = props;
  if (to < 1 || to > pages) return null;
  return (
    <Link
      href={withQuery(query, { page: to > 1 ? String(to) : undefined })}
      prefetch={false}
      className="inline-flex min-h-6 items-center"
    >
      {children}
    </Link>
  );
}
