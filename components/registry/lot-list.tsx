import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatDate, formatInteger } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { ListFilter } from "#components/ui/list-filter.tsx";
import { Page } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { Plate } from "#components/ui/plate.tsx";
import { type ListQuery, withQuery } from "#components/ui/query.ts";
import { Share } from "#components/ui/share.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import { LOT_KINDS } from "#server/registry/import/import.schema.ts";
import type { LotList as Lots } from "#server/registry/lot/lot.queries.ts";
import { DayControl } from "./day-form.tsx";
import { RegistryNav } from "./registry-nav.tsx";
import { RestrictionMark } from "./restriction-mark.tsx";

type LotListProps = {
  association: Readonly<{ id: string; name: string; slug: string; sharesTotal: string }>;
  isOffice: boolean;
  lots: Lots;
  query: ListQuery;
  /** The day shown, where it is not today. */
  on: string | null;
  today: string;
};

/** The lots of an association with who holds them today. */
export function LotList({ association, isOffice, lots, query, on, today }: LotListProps) {
  const t = useTranslations("registry");
  const locale = useLocale();
  const { slug } = association;
  const sharesTotal = lots.total;
  const kindOf = (kind: string) => LOT_KINDS.find((known) => known === kind) ?? "other";
  const totals = {
    count: lots.found,
    shares: formatInteger(lots.shares, locale),
    total: formatInteger(sharesTotal, locale),
  };
  return (
    <Page
      title={t("lots.title")}
      lead={
        <>
          {t("lots.lead", totals)}
          {on ? <strong> {t("movement.onDay", { date: formatDate(on, locale) })}</strong> : null}
        </>
      }
      crumbs={[{ href: `/${slug}`, label: association.name }]}
      law={<LawNote article="3.85 §1">{t("lots.law")}</LawNote>}
    >
      <RegistryNav slug={slug} here="lots" isOffice={isOffice} />
      <ListFilter
        label={t("lots.search")}
        query={query}
        csv={`/api/registry/${association.id}/lots${withQuery({}, { q: query.q, on: query.on })}`}
        xlsx={`/api/registry/${association.id}/lots${withQuery({}, { q: query.q, on: query.on, format: "xlsx" })}`}
      >
        <DayControl on={on} today={today} />
      </ListFilter>
      <Table
        caption={t("lots.title")}
        captionHidden
        rows={lots.lines}
        rowKey={({ id }) => id}
        query={query}
        empty={<NoLots slug={slug} isOffice={isOffice} searched={Boolean(query.q)} />}
        columns={[
          {
            key: "code",
            header: t("lots.code"),
            names: true,
            sortable: true,
            cell: ({ id, code }) => (
              <Link
                href={`/${slug}/registry/lots/${id}${on ? `?on=${on}` : ""}`}
                className="no-underline"
              >
                <Plate size="small">{code}</Plate>
              </Link>
            ),
          },
          {
            key: "kind",
            header: t("lots.kind"),
            sortable: true,
            cell: ({ kind }) => t(`kind.${kindOf(kind)}`),
          },
          { key: "floor", header: t("lots.floor"), sortable: true, cell: ({ floor }) => floor },
          {
            key: "shares",
            header: t("lots.shares"),
            numeric: true,
            sortable: true,
            cell: ({ shares }) => <Share shares={shares} total={sharesTotal} bare />,
          },
          {
            key: "holder",
            header: t("lots.holders"),
            sortable: true,
            cell: ({ holders, restricted }) => (
              <>
                {holders}
                {restricted ? (
                  <RestrictionMark>{t("restriction.names", { names: restricted })}</RestrictionMark>
                ) : null}
              </>
            ),
          },
        ]}
      />
      <Paging page={lots.page} pages={lots.pages} total={lots.found} query={query} />
    </Page>
  );
}

function NoLots(props: { slug: string; isOffice: boolean; searched: boolean }) {
  const { slug, isOffice, searched } = props;
  const t = useTranslations("registry.lots");
  if (searched) return <EmptyState>{t("noneFound")}</EmptyState>;
  return isOffice ? (
    <EmptyState action={<LinkButton href={`/${slug}/registry/import`}>{t("import")}</LinkButton>}>
      {t("none")}
    </EmptyState>
  ) : (
    <EmptyState>{t("noneOwner")}</EmptyState>
  );
}
