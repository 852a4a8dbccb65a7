"use client";

import { DeadlineLine } from "#components/ui/deadline-line.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Plate } from "#components/ui/plate.tsx";
import { RowLink } from "#components/ui/row-link.tsx";
import { type Column, Table } from "#components/ui/table.tsx";

/** A term as its row tells it. */
export type DeadlineRow = Readonly<{
  id: string;
  /** Where it is met, without the language. */
  href: string;
  /** The key of what it is and what follows if it is missed. */
  words: string;
  slug: string;
  association: string;
  dueOn: string;
  /** The article that sets it, as it is cited. */
  article: string;
  assignee: string | null;
}>;

export type DeadlineWords = Readonly<{
  caption: string;
  none: string;
  column: Readonly<Record<"what" | "association" | "due" | "article" | "who", string>>;
  seeTo: string;
  /** Of each kind that a row has: many rows are of one kind. */
  kinds: Readonly<Record<string, Readonly<{ title: string; missed: string }>>>;
}>;

type DeadlineRowsProps = {
  rows: readonly DeadlineRow[];
  today: string;
  words: DeadlineWords;
  isOfOne: boolean;
  seeTo: string | undefined;
};

/** The rows of a list of terms; in the browser for the reason that `OfficeRows` gives. */
export function DeadlineRows({ rows, today, words, isOfOne, seeTo }: DeadlineRowsProps) {
  const { column, kinds } = words;
  const titleOf = (row: DeadlineRow) => kinds[row.words]?.title;
  const association: Column<DeadlineRow> = {
    key: "association",
    header: column.association,
    cell: ({ slug, association: name }) => (
      <RowLink href={`/${slug}`} className="inline-flex rounded-plate">
        <Plate>{name}</Plate>
      </RowLink>
    ),
  };
  // Who has it, and the way to see to it here.
  const act: Column<DeadlineRow> = {
    key: "act",
    header: column.who,
    cell: (row) => (
      <>
        {row.assignee ? <span className="block text-fine">{row.assignee}</span> : null}
        <RowLink
          href={`${seeTo}term=${row.id}#see-to`}
          aria-label={`${words.seeTo} (${titleOf(row)}, ${row.association})`}
          className="inline-flex min-h-6 items-center whitespace-nowrap text-fine"
        >
          {words.seeTo}
        </RowLink>
      </>
    ),
  };
  return (
    <Table
      caption={words.caption}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState>{words.none}</EmptyState>}
      columns={[
        {
          key: "what",
          header: column.what,
          names: true,
          // Where it is met, and what follows if it is not.
          cell: (row) => (
            <>
              <RowLink href={row.href}>{titleOf(row)}</RowLink>
              <p className="max-w-measure font-normal text-fine text-quiet">
                {kinds[row.words]?.missed}
              </p>
            </>
          ),
        },
        ...(isOfOne ? [] : [association]),
        {
          key: "due",
          header: column.due,
          cell: ({ dueOn }) => <DeadlineLine today={today} due={dueOn} />,
        },
        {
          key: "article",
          header: column.article,
          cell: ({ article }) => <span className="whitespace-nowrap">{article}</span>,
        },
        ...(seeTo ? [act] : []),
      ]}
    />
  );
}
