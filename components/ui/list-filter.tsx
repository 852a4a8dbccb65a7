import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "./button-class.ts";
import type { ListQuery } from "./query.ts";

type ListFilterProps = {
  /** What is sought: "Chercher un lot ou un nom". */
  label: string;
  /** The page's query: `q` is the text; the order is kept, the page is not. */
  query: ListQuery;
  /** Further controls: a `Select` of states. */
  children?: ReactNode;
  /** The list as a file: an address, with what is filtered. */
  csv?: string;
  xlsx?: string;
};

/** Narrows a list by its address: a plain form that any browser can send. */
export function ListFilter({ label, query, children, csv, xlsx }: ListFilterProps) {
  const t = useTranslations("ui");
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 print:hidden">
      <form method="get" className="flex min-w-0 max-w-full flex-wrap items-end gap-3">
        {(["sort", "dir"] as const).map((key) =>
          query[key] ? <input key={key} type="hidden" name={key} value={query[key]} /> : null,
        )}
        <label className="grid gap-1">
          <span className="text-fine font-semibold">{label}</span>
          <input
            type="search"
            name="q"
            defaultValue={query.q}
            className="min-h-9 w-full min-w-64 max-w-full rounded-control border border-edge bg-leaf px-3 py-1"
          />
        </label>
        {children}
        <button type="submit" className={`${buttonClass("secondary", true)} min-h-9`}>
          {t("table.filter")}
        </button>
      </form>
      <p className="flex flex-wrap gap-x-5 text-fine">
        <FileLink href={csv}>{t("table.csv")}</FileLink>
        <FileLink href={xlsx}>{t("table.xlsx")}</FileLink>
      </p>
    </div>
  );
}

function FileLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  return href ? (
    <a href={href} className="inline-flex min-h-6 items-center">
      {children}
    </a>
  ) : null;
}
