"use client";

import { LegalDate, LegalMoment } from "#components/ui/legal-date.tsx";
import { Plate } from "#components/ui/plate.tsx";
import type { ListQuery } from "#components/ui/query.ts";
import { RowLink } from "#components/ui/row-link.tsx";
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

export type OfficeWords = Readonly<{
  caption: string;
  noneFound: string;
  noMandate: string;
  noMeeting: string;
  column: Readonly<Record<"name" | "town" | "lots" | "mandate" | "meeting" | "stage", string>>;
  stage: Readonly<Record<MeetingStage, string>>;
}>;

type OfficeRowsProps = { rows: readonly OfficeLine[]; query: ListQuery; words: OfficeWords };

/**
 * The rows of an office's associations. Drawn also in the browser, for one reason: to a component
 * that runs there the rows are sent as the facts they hold, and not as a tree of elements each, which
 * for eighty rows is most of the page and of the time to make it.
 */
export function OfficeRows({ rows, query, words }: OfficeRowsProps) {
  return (
    <Table
      caption={words.caption}
      captionHidden
      columns={columnsIn(words)}
      rows={rows}
      rowKey={({ id }) => id}
      query={query}
      empty={<p>{words.noneFound}</p>}
    />
  );
}

function columnsIn({ column, stage, noMandate, noMeeting }: OfficeWords): Column<OfficeLine>[] {
  return [
    {
      key: "name",
      header: column.name,
      sortable: true,
      names: true,
      cell: ({ slug, name }) => (
        <RowLink href={`/${slug}`} className="inline-flex rounded-plate">
          <Plate>{name}</Plate>
        </RowLink>
      ),
    },
    { key: "town", header: column.town, cell: ({ town }) => town },
    {
      key: "lots",
      header: column.lots,
      sortable: true,
      numeric: true,
      cell: ({ lots }) => lots,
    },
    {
      key: "mandate",
      header: column.mandate,
      sortable: true,
      cell: ({ mandateEndsOn }) =>
        mandateEndsOn ? <LegalDate iso={mandateEndsOn} style="short" /> : noMandate,
    },
    {
      key: "meeting",
      header: column.meeting,
      sortable: true,
      cell: ({ slug, meeting }) =>
        meeting ? (
          <RowLink href={`/${slug}/assembly/meetings/${meeting.id}${STAGE_PLACES[meeting.stage]}`}>
            <LegalMoment iso={meeting.startsAt} style="short" />
          </RowLink>
        ) : (
          noMeeting
        ),
    },
    {
      key: "stage",
      header: column.stage,
      cell: ({ meeting }) =>
        meeting ? <Status tone={STAGE_TONES[meeting.stage]}>{stage[meeting.stage]}</Status> : null,
    },
  ];
}
