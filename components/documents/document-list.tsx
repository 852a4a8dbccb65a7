import { useLocale, useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatInteger } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LegalMoment } from "#components/ui/legal-date.tsx";
import { ListFilter } from "#components/ui/list-filter.tsx";
import { Page } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import type { ListQuery } from "#components/ui/query.ts";
import { Table } from "#components/ui/table.tsx";
import type { DocumentPage } from "#server/documents/archive/archive.schema.ts";

const LANGUAGES = ["fr", "nl", "de", "en"] as const;
/** What the chapters file; the words of each are those of `documents.archive.kind`. */
const KINDS = [
  "assembly.convocation",
  "assembly.minutes",
  "assembly.earlier-minutes",
  "assembly.signed-minutes",
  "documents.letters",
  "documents.posting-list",
] as const;

type DocumentListProps = DocumentPage & {
  association: Readonly<{ id: string; name: string; slug: string }>;
  query: ListQuery;
};

/** What an association has filed and this person may read. */
export function DocumentList({ association, rows, query, ...paging }: DocumentListProps) {
  const t = useTranslations("documents");
  const words = useTranslations("ui.languages");
  const locale = useLocale();
  return (
    <Page
      title={t("archive.title")}
      crumbs={[{ href: `/${association.slug}`, label: association.name }]}
      law={<LawNote article="3.89 §5, 9°">{t("archive.law")}</LawNote>}
    >
      <ListFilter label={t("archive.search")} query={query} />
      <Table
        caption={t("archive.title")}
        captionHidden
        query={query}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<EmptyState>{t(query.q ? "archive.noneFound" : "archive.empty")}</EmptyState>}
        columns={[
          {
            key: "title",
            header: t("archive.column.title"),
            sortable: true,
            names: true,
            cell: ({ id, title, language }) => (
              <a href={`/api/documents/${association.id}/${id}`} lang={language}>
                {title}
              </a>
            ),
          },
          {
            key: "kind",
            header: t("archive.column.kind"),
            cell: ({ kind }) =>
              KINDS.filter((known) => known === kind).map((known) => t(`archive.kind.${known}`)),
          },
          {
            key: "filed",
            header: t("archive.column.filed"),
            sortable: true,
            cell: ({ filedAt }) => <LegalMoment iso={filedAt} style="short" />,
          },
          {
            key: "language",
            header: t("archive.column.language"),
            sortable: true,
            cell: ({ language }) =>
              LANGUAGES.filter((one) => one === language).map((one) => words(one)),
          },
          {
            key: "audience",
            header: t("archive.column.audience"),
            cell: ({ audience }) => t(`archive.audience.${audience}`),
          },
          {
            key: "size",
            header: t("archive.column.size"),
            sortable: true,
            numeric: true,
            cell: ({ size }) => formatInteger(Math.ceil(size / 1024), locale),
          },
        ]}
      />
      <Paging query={query} {...paging} />
    </Page>
  );
}
