import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ListQuery } from "./query.ts";
import { SortHeader } from "./sort-header.tsx";

export type Column<Row> = {
  /** What `?sort=` carries when the column is sortable. */
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end, so that they align. */
  numeric?: boolean;
  sortable?: boolean;
  /** Its content names the row. One column at least. */
  names?: boolean;
};

type TableProps<Row> = {
  /** What the table shows, in words; hidden where a heading just above says the same. */
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The page's query, for sortable headers: `sort`, `dir`. */
  query?: ListQuery;
  /** What stands instead of rows when there are none. */
  empty?: ReactNode;
};

/** Dense on a desk, a stack of labelled cards on a telephone; the same table to everyone. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, query = {}, empty } = props;
  const t = useTranslations("ui");
  if (rows.length === 0) return <div className="text-quiet">{empty ?? t("table.empty")}</div>;
  return (
    <div className="@container min-w-0">
      <table className="stack w-full border-collapse text-start">
        <caption className={captionHidden ? "sr-only" : "pb-2 text-start font-semibold"}>
          {caption}
        </caption>
        <thead>
          <tr data-sort={t("table.sortBy")}>
            {columns.map((column) => (
              <SortHeader key={column.key} column={column} query={query} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>{columns.map((column) => cellOf(column, row))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/**
 * The inner box keeps a cell of several parts together when it stands beside its label. No component:
 * there are hundreds of them on a page, and each would be one to draw and one to send.
 */
function cellOf<Row>({ key, header, names, numeric, cell }: Column<Row>, row: Row) {
  const box = <div>{cell(row)}</div>;
  const figures = numeric ? { className: "numeric" } : null;
  return names ? (
    <th key={key} scope="row" data-label={header} {...figures}>
      {box}
    </th>
  ) : (
    <td key={key} data-label={header} {...figures}>
      {box}
    </td>
  );
}
