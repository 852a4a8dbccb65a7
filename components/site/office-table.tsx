import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ListFilter } from "#components/ui/list-filter.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { type ListQuery, withQuery } from "#components/ui/query.ts";
import { Section } from "#components/ui/section.tsx";
import type { OfficeLine } from "#server/assembly/task/task.schema.ts";
import { OfficeRows, type OfficeWords } from "./office-rows.tsx";

type OfficeTableProps = {
  rows: readonly OfficeLine[];
  page: number;
  pages: number;
  total: number;
  query: ListQuery;
  /** Where another one is taken on. */
  add: ReactNode;
};

/** All the associations of an office, each with the meeting it has to see to. */
export function OfficeTable({ rows, query, add, ...paging }: OfficeTableProps) {
  const t = useTranslations("site.home");
  return (
    <Section title={t("office")} aside={add}>
      <ListFilter
        label={t("search")}
        query={query}
        csv={`/api/lists/associations${withQuery({}, { q: query.q, format: "csv" })}`}
        xlsx={`/api/lists/associations${withQuery({}, { q: query.q, format: "xlsx" })}`}
      />
      <OfficeRows rows={rows} query={query} words={useWords()} />
      <Paging query={query} {...paging} />
    </Section>
  );
}

function useWords(): OfficeWords {
  const t = useTranslations("site.home");
  return {
    caption: t("office"),
    noneFound: t("noneFound"),
    noMandate: t("noMandate"),
    noMeeting: t("noMeeting"),
    column: {
      name: t("column.name"),
      town: t("column.town"),
      lots: t("column.lots"),
      mandate: t("column.mandate"),
      meeting: t("column.meeting"),
      stage: t("column.stage"),
    },
    stage: {
      draft: t("stage.draft"),
      convened: t("stage.convened"),
      open: t("stage.open"),
      closed: t("stage.closed"),
    },
  };
}
