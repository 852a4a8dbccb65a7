import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { OfficeNav } from "#components/site/office-nav.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { formatInteger } from "#components/ui/format.ts";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { ListFilter } from "#components/ui/list-filter.tsx";
import { Page } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { type ListQuery, withQuery } from "#components/ui/query.ts";
import { type Column, Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import { toLocale } from "#messages/routing.ts";
import { deadlinePlace } from "#server/registry/deadline/deadline.schema.ts";
import {
  type ColumnType,
  LIST_NAMES,
  LISTS,
  type ListName,
  type ListPage,
  type ListRow,
} from "#server/registry/list/list.schema.ts";
import { listWords } from "./list-words.ts";
import { RestrictionMark } from "./restriction-mark.tsx";
import { SavedViews } from "./saved-views.tsx";

type OfficeListProps = {
  list: ListName;
  found: ListPage;
  query: ListQuery;
  views: Omit<ComponentProps<typeof SavedViews>, "query" | "list" | "place">;
};

/** One of an office's lists, over all its associations. */
export function OfficeList({ list, found, query, views }: OfficeListProps) {
  const t = useTranslations("registry.lists");
  const words = listWords(toLocale(useLocale()));
  const file = (format: string) =>
    `/api/lists/${list}${withQuery(query, { page: undefined, ended: undefined, format })}`;
  return (
    <Page title={words.title(list)} lead={words.lead(list)}>
      <OfficeNav here="lists" />
      <nav aria-label={t("label")}>
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {LIST_NAMES.map((name) => (
            <li key={name}>
              <Link
                href={`/office/${name}`}
                prefetch={false}
                aria-current={name === list ? "page" : undefined}
                className="inline-flex min-h-8 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
              >
                {words.title(name)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <SavedViews {...views} list={list} place={`/office/${list}`} query={query} />
      <ListFilter label={t("search")} query={query} csv={file("csv")} xlsx={file("xlsx")}>
        <FilterChoice list={list} query={query} />
      </ListFilter>
      <Table
        caption={words.title(list)}
        captionHidden
        rows={found.rows}
        rowKey={({ id }) => id}
        query={query}
        empty={<EmptyState>{t("none")}</EmptyState>}
        columns={useColumns(list)}
      />
      <Paging page={found.page} pages={found.pages} total={found.total} query={query} />
    </Page>
  );
}

/** One of the ways a list can be narrowed, in the same form as its words. */
function FilterChoice({ list, query }: { list: ListName; query: ListQuery }) {
  const t = useTranslations("registry.lists");
  const words = listWords(toLocale(useLocale()));
  return (
    <label className="grid gap-1">
      <span className="font-semibold text-fine">{t("only")}</span>
      <select
        name="filter"
        defaultValue={query.filter ?? ""}
        className="min-h-9 rounded-control border border-edge bg-leaf px-2 py-1"
      >
        <option value="">{t("everything")}</option>
        {LISTS[list].filters.map((filter) => (
          <option key={filter} value={filter}>
            {words.filter(list, filter)}
          </option>
        ))}
      </select>
    </label>
  );
}

function useColumns(list: ListName): Column<ListRow>[] {
  const locale = useLocale();
  const words = listWords(toLocale(locale));
  return Object.entries<ColumnType>(LISTS[list].columns).map(([key, type], index) => ({
    key,
    header: words.column(list, key),
    sortable: true,
    numeric: type === "number",
    names: key === NAMING[list],
    cell: (row): ReactNode => {
      const value = row.values[key] ?? null;
      if (value === null || value === "") return null;
      if (key === NAMING[list]) {
        return (
          <>
            <Link href={placeOf(list, row)} prefetch={false}>
              {words.word(list, key, value)}
            </Link>
            {row.mark ? <RestrictionMark>{words.mark(list, row.mark)}</RestrictionMark> : null}
          </>
        );
      }
      if (type === "date") return <LegalDate iso={`${value}`} style="short" />;
      if (type === "number") return formatInteger(`${value}`, locale);
      return index === 0 || type === "text" ? value : words.word(list, key, value);
    },
  }));
}

/** The column that names a row and leads to its page. */
const NAMING: Readonly<Record<ListName, string>> = {
  associations: "name",
  lots: "code",
  people: "name",
  deadlines: "kind",
};

function placeOf(list: ListName, { slug, id, subjectId, values }: ListRow): string {
  switch (list) {
    case "associations":
      return `/${slug}`;
    case "lots":
      return `/${slug}/registry/lots/${id}`;
    case "people":
      return `/${slug}/registry/parties/${id}`;
    case "deadlines":
      return deadlinePlace(slug, `${values.kind}`, subjectId);
    default:
      return list satisfies never;
  }
}
