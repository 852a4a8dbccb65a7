import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatMoment } from "#components/ui/format.ts";
import { Page } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import type { ListQuery } from "#components/ui/query.ts";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import type { FaultPage } from "#server/site/fault/fault.queries.ts";
import { FaultStatus } from "./fault-status.tsx";
import { SiteNav } from "./site-nav.tsx";

type FaultListProps = {
  association: Readonly<{ name: string; slug: string }>;
  faults: FaultPage;
  shown: "open" | "all";
  query: ListQuery;
};

/** What people in the building report, the latest first. */
export function FaultList({ association, faults, shown, query }: FaultListProps) {
  const t = useTranslations("site.faults");
  const locale = useLocale();
  const { slug, name } = association;
  return (
    <Page title={t("title")} lead={t("lead")} crumbs={[{ href: `/${slug}`, label: name }]}>
      <SiteNav slug={slug} here="faults" />
      <Which slug={slug} shown={shown} />
      <Table
        caption={t("title")}
        captionHidden
        rows={faults.rows}
        rowKey={({ id }) => id}
        empty={<EmptyState>{t("none")}</EmptyState>}
        columns={[
          {
            key: "what",
            header: t("column.what"),
            names: true,
            cell: ({ id, what }) => (
              <Link href={`/${slug}/site/faults/${id}`} className="wrap-anywhere">
                {what.length > 120 ? `${what.slice(0, 120)}…` : what}
              </Link>
            ),
          },
          { key: "place", header: t("column.place"), cell: ({ place }) => place },
          {
            key: "reported",
            header: t("column.reported"),
            cell: ({ reportedAt }) => formatMoment(reportedAt, locale, "short"),
          },
          {
            key: "state",
            header: t("column.state"),
            cell: ({ state }) => <FaultStatus state={state} />,
          },
          {
            key: "reference",
            header: t("column.reference"),
            cell: ({ reference }) => <span className="whitespace-nowrap">{reference}</span>,
          },
        ]}
      />
      <Paging page={faults.page} pages={faults.pages} total={faults.total} query={query} />
    </Page>
  );
}

function Which({ slug, shown }: { slug: string; shown: "open" | "all" }) {
  const t = useTranslations("site.faults");
  return (
    <nav aria-label={t("which")}>
      <ul className="flex gap-6">
        {(["open", "all"] as const).map((state) => (
          <li key={state}>
            <Link
              href={`/${slug}/site/faults${state === "all" ? "?state=all" : ""}`}
              aria-current={state === shown ? "true" : undefined}
              className="inline-flex min-h-9 items-center aria-[current]:font-semibold aria-[current]:no-underline"
            >
              {t(state)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
