import Link from "next/link";
import { type ListQuery, withQuery } from "./query.ts";

type SortHeaderProps = {
  column: { key: string; header: string; numeric?: boolean; sortable?: boolean };
  query: ListQuery;
};

/** The header of a column; a sortable one is a link to the same list in another order. */
export function SortHeader({ column, query }: SortHeaderProps) {
  const sorted = query.sort === column.key;
  const descending = sorted && query.dir === "desc";
  return (
    <th
      scope="col"
      aria-sort={sorted ? (descending ? "descending" : "ascending") : undefined}
      className={column.numeric ? "numeric" : undefined}
    >
      {column.sortable ? (
        <Link
          href={withQuery(query, {
            sort: column.key,
            dir: sorted && !descending ? "desc" : "asc",
            page: undefined,
          })}
          prefetch={false}
          className="inline-block min-h-6 leading-6"
        >
          {column.header}
          <span aria-hidden="true" className="inline-block w-4 ps-1">
            {sorted ? (descending ? "▼" : "▲") : "↕"}
          </span>
        </Link>
      ) : (
        column.header
      )}
    </th>
  );
}
