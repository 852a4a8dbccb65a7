import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { formatInteger } from "#components/ui/format.ts";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { ListFilter } from "#components/ui/list-filter.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { type ListQuery, withQuery } from "#components/ui/query.ts";
import { type Column, Table } from "#components/ui/table.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { Link } from "#messages/navigation.ts";
import { toLocale } from "#messages/routing.ts";
import { deadlinePlace } from "#server/registry/deadline/deadline.schema.ts";
import {
  type ColumnType,
  LISTS,
  type ListName,
  type ListPage,
  type ListParts,
  type ListRow,
} from "#server/registry/list/list.schema.ts";
import { listWords } from "./list-words.ts";
import { RestrictionMark } from "./restriction-mark.tsx";
import { SavedViews } from "./saved-views.tsx";

/** Cells that this page draws in its own way: the same value, as a plate or a share. */
type Cells = Readonly<Record<string, (row: ListRow) => ReactNode>>;

/** By the column they stand under. */
type Beneath = Readonly<Record<string, readonly string[]>>;

type Saying = Readonly<Record<string, (value: string) => ReactNode>>;

export type ListDeskProps = {
  list: ListName;
  found: ListPage & ListParts;
  query: ListQuery;
  /** The page's address, without its query. */
  place: string;
  /** Whose own list it is; without, the office's. */
  association?: string;
  views: Pick<ComponentProps<typeof SavedViews>, "views" | "mayShare" | "save" | "end" | "restore">;
  /** What stands instead of rows when there are none. */
  empty: ReactNode;
  cells?: Cells;
  /** Columns of the file whose values stand under another's here: the page has not so much room. */
  beneath?: Beneath;
  /** What is said of a value that stands there, where its column's name would not be understood. */
  saying?: Saying;
  /** Further controls beside the filter. */
  children?: ReactNode;
};

/** What the page of an association's own list is given. */
export type OwnListProps = {
  association: Readonly<{ id: string; name: string; slug: string }>;
  isOffice: boolean;
  desk: Omit<ListDeskProps, "empty" | "cells" | "beneath" | "saying" | "children">;
};

/** A list with its saved views, what narrows it, its rows and its files of the same rows. */
export function ListDesk(props: ListDeskProps) {
  const { list, found, query, place, association, views, empty, children } = props;
  const { cells = {}, beneath = {}, saying = {} } = props;
  const t = useTranslations("registry.lists");
  const words = listWords(toLocale(useLocale()));
  const fileAs = (format: string) =>
    `/api/lists/${list}${withQuery(query, { page: undefined, ended: undefined, association, format })}`;
  return (
    <>
      <SavedViews {...views} list={list} place={place} query={query} />
      <ListFilter label={t("search")} query={query} csv={fileAs("csv")} xlsx={fileAs("xlsx")}>
        <FilterChoice list={list} filters={found.filters} query={query} />
        {children}
      </ListFilter>
      <Table
        caption={words.title(list)}
        captionHidden
        rows={found.rows}
        rowKey={({ id }) => id}
        query={query}
        empty={empty}
        columns={useColumns(list, found.columns, { cells, beneath, saying })}
      />
      <Paging page={found.page} pages={found.pages} total={found.total} query={query} />
    </>
  );
}

type FilterChoiceProps = { list: ListName; filters: readonly string[]; query: ListQuery };

/** One of the ways a list can be narrowed, in the same form as its words. */
function FilterChoice({ list, filters, query }: FilterChoiceProps) {
  const t = useTranslations("registry.lists");
  const words = listWords(toLocale(useLocale()));
  return (
    <label className="grid min-w-0 grid-cols-1 gap-1">
      <span className="font-semibold text-fine">{t("only")}</span>
      <select
        name="filter"
        defaultValue={query.filter ?? ""}
        className="min-h-9 max-w-full rounded-control border border-edge bg-leaf px-2 py-1"
      >
        <option value="">{t("everything")}</option>
        {filters.map((filter) => (
          <option key={filter} value={filter}>
            {words.filter(list, filter)}
          </option>
        ))}
      </select>
    </label>
  );
}

function useColumns(
  list: ListName,
  shown: readonly string[],
  { cells, beneath, saying }: Readonly<{ cells: Cells; beneath: Beneath; saying: Saying }>,
): Column<ListRow>[] {
  const words = listWords(toLocale(useLocale()));
  const columns = Object.entries<ColumnType>(LISTS[list].columns);
  const moved = Object.values(beneath).flat();
  return columns
    .filter(([key]) => shown.includes(key) && !moved.includes(key))
    .map(([key, type]) => ({
      key,
      header: words.column(list, key),
      sortable: true,
      numeric: type === "number",
      names: key === NAMING[list],
      cell: (row): ReactNode => {
        const cell = cells[key];
        if (cell) {
          return (
            <>
              {cell(row)}
              {key === NAMING[list] ? <Mark list={list} row={row} /> : null}
            </>
          );
        }
        const under = (beneath[key] ?? []).filter((one) => shown.includes(one) && isSaid(row, one));
        if (under.length === 0) return <Value list={list} row={row} name={key} />;
        return (
          <>
            <Value list={list} row={row} name={key} />
            {under.map((one) => (
              <span key={one} className="block font-normal text-fine text-quiet">
                {saying[one]?.(`${row.values[one]}`) ?? (
                  <>
                    <VisuallyHidden>{`${words.column(list, one)} `}</VisuallyHidden>
                    <Value list={list} row={row} name={one} />
                  </>
                )}
              </span>
            ))}
          </>
        );
      },
    }));
}

const isSaid = ({ values }: ListRow, name: string) =>
  values[name] !== null && values[name] !== undefined && values[name] !== "";

/** Whose data are only kept: said beside the name, however the page draws it (GDPR, art. 18). */
function Mark({ list, row }: Readonly<{ list: ListName; row: ListRow }>) {
  const words = listWords(toLocale(useLocale()));
  return row.mark ? <RestrictionMark>{words.mark(list, row.mark)}</RestrictionMark> : null;
}

type ValueProps = { list: ListName; row: ListRow; name: string };

/** A value as its column's type is read; the one that names the row leads to its page. */
function Value({ list, row, name }: ValueProps) {
  const locale = useLocale();
  const words = listWords(toLocale(locale));
  const value = row.values[name];
  if (!isSaid(row, name) || value === undefined) return null;
  const columns: Readonly<Record<string, ColumnType>> = LISTS[list].columns;
  if (name === NAMING[list]) {
    return (
      <>
        <Link href={placeOf(list, row)} prefetch={false}>
          {words.word(list, name, value)}
        </Link>
        <Mark list={list} row={row} />
      </>
    );
  }
  if (columns[name] === "date") return <LegalDate iso={`${value}`} style="short" />;
  if (columns[name] === "number") return formatInteger(`${value}`, locale);
  return columns[name] === "text" ? value : words.word(list, name, value);
}

/** The column that names a row and leads to its page. */
const NAMING: Readonly<Record<ListName, string>> = {
  associations: "name",
  lots: "code",
  people: "name",
  deadlines: "kind",
  "registry.lots": "code",
  "registry.parties": "name",
  "registry.mandates": "office",
};

function placeOf(list: ListName, { slug, id, subjectId, values }: ListRow): string {
  switch (list) {
    case "associations":
      return `/${slug}`;
    case "lots":
    case "registry.lots":
      return `/${slug}/registry/lots/${id}`;
    case "people":
    case "registry.parties":
      return `/${slug}/registry/parties/${id}`;
    case "registry.mandates":
      return `/${slug}/registry/mandates/${id}`;
    case "deadlines":
      return deadlinePlace(slug, `${values.kind}`, subjectId);
    default:
      return list satisfies never;
  }
}
