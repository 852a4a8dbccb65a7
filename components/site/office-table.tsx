import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LegalDate, LegalMoment } from "#components/ui/legal-date.tsx";
import { ListFilter } from "#components/ui/list-filter.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { Plate } from "#components/ui/plate.tsx";
import { type ListQuery, withQuery } from "#components/ui/query.ts";
import { RowLink } from "#components/ui/row-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { type Column, Table } from "#components/ui/table.tsx";
import type { Tone } from "#components/ui/tone.ts";
import type { MeetingStage, OfficeLine } from "#server/assembly/task/task.schema.ts";

const STAGE_TONES: Record<MeetingStage, Tone> = {
  draft: "waiting",
  convened: "info",
  open: "done",
  closed: "waiting",
};

/** The page of the meeting where its next step is taken. */
const STAGE_PLACES: Record<MeetingStage, string> = {
  draft: "",
  convened: "",
  open: "/room",
  closed: "/minutes",
};

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
      <Table
        caption={t("office")}
        captionHidden
        columns={useColumns()}
        rows={rows}
        rowKey={({ id }) => id}
        query={query}
        empty={<p>{t("noneFound")}</p>}
      />
      <Paging query={query} {...paging} />
    </Section>
  );
}

function useColumns(): Column<OfficeLine>[] {
  const t = useTranslations("site.home");
  return [
    {
      key: "name",
      header: t("column.name"),
      sortable: true,
      names: true,
      cell: ({ slug, name }) => (
        <RowLink href={`/${slug}`} className="inline-flex rounded-plate">
          <Plate>{name}</Plate>
        </RowLink>
      ),
    },
    { key: "town", header: t("column.town"), cell: ({ town }) => town },
    {
      key: "lots",
      header: t("column.lots"),
      sortable: true,
      numeric: true,
      cell: ({ lots }) => lots,
    },
    {
      key: "mandate",
      header: t("column.mandate"),
      sortable: true,
      cell: ({ mandateEndsOn }) =>
        mandateEndsOn ? <LegalDate iso={mandateEndsOn} style="short" /> : t("noMandate"),
    },
    {
      key: "meeting",
      header: t("column.meeting"),
      sortable: true,
      cell: ({ slug, meeting }) =>
        meeting ? (
          <RowLink href={`/${slug}/assembly/meetings/${meeting.id}${STAGE_PLACES[meeting.stage]}`}>
            <LegalMoment iso={meeting.startsAt} style="short" />
          </RowLink>
        ) : (
          t("noMeeting")
        ),
    },
    {
      key: "stage",
      header: t("column.stage"),
      cell: ({ meeting }) =>
        meeting ? (
          <Status tone={STAGE_TONES[meeting.stage]}>{t(`stage.${meeting.stage}`)}</Status>
        ) : null,
    },
  ];
}
