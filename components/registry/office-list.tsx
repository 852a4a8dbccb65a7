import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { OfficeNav } from "#components/site/office-nav.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Page } from "#components/ui/page.tsx";
import type { ListQuery } from "#components/ui/query.ts";
import { Link } from "#messages/navigation.ts";
import { toLocale } from "#messages/routing.ts";
import {
  LIST_NAMES,
  type ListPage,
  type OfficeListName,
  partsOf,
} from "#server/registry/list/list.schema.ts";
import { ListDesk } from "./list-desk.tsx";
import { listWords } from "./list-words.ts";

type OfficeListProps = {
  list: OfficeListName;
  found: ListPage;
  query: ListQuery;
  views: ComponentProps<typeof ListDesk>["views"];
};

/** One of an office's lists, over all its associations. */
export function OfficeList({ list, found, query, views }: OfficeListProps) {
  const t = useTranslations("registry.lists");
  const words = listWords(toLocale(useLocale()));
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
      <ListDesk
        list={list}
        found={{ ...partsOf(list), ...found }}
        query={query}
        place={`/office/${list}`}
        views={views}
        empty={<EmptyState>{t("none")}</EmptyState>}
      />
    </Page>
  );
}
