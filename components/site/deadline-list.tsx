import { useTranslations } from "next-intl";
import { DeadlineLine } from "#components/ui/deadline-line.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Plate } from "#components/ui/plate.tsx";
import { RowLink } from "#components/ui/row-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { useSources } from "#components/ui/sources.ts";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";
import {
  deadlinePlace,
  deadlineWords,
  otherSource,
} from "#server/registry/deadline/deadline.schema.ts";

type Deadline = {
  id: string;
  associationName: string;
  slug: string;
  kind: string;
  subjectId: string;
  dueOn: string;
  article: string;
  assigneeName: string | null;
};

type DeadlineListProps = {
  deadlines: readonly Deadline[];
  today: string;
  title: string;
  /** What stands there when nothing is due. */
  none: string;
  /** How many there are in all, where only the nearest are shown. */
  total?: number;
  /** On the pages of one association its name would only be repeated. */
  isOfOne?: boolean;
  /** The page on which one sees to a term: done, later, for a colleague. */
  seeTo?: string;
};

/** What the law expects or an office has to do, the nearest first, with what follows if it is missed. */
export function DeadlineList(props: DeadlineListProps) {
  const { deadlines, today, title, none, total = deadlines.length, isOfOne = false, seeTo } = props;
  const t = useTranslations("site.home");
  const words = useTranslations("registry.deadline.kind");
  const cite = useSources();
  // Where it is met, and what follows if it is not; of a kind unknown here, that its article says so.
  const term = ({ kind, slug, subjectId }: Deadline) => (
    <>
      <RowLink href={deadlinePlace(slug, kind, subjectId)}>
        {words(`${deadlineWords(kind)}.title`)}
      </RowLink>
      <p className="max-w-measure font-normal text-fine text-quiet">
        {words(`${deadlineWords(kind)}.missed`)}
      </p>
    </>
  );
  const association = {
    key: "association",
    header: t("deadline.association"),
    cell: ({ slug, associationName }: Deadline) => (
      <RowLink href={`/${slug}`} className="inline-flex rounded-plate">
        <Plate>{associationName}</Plate>
      </RowLink>
    ),
  };
  // Who has it, and the way to see to it here.
  const act = {
    key: "act",
    header: t("deadline.who"),
    cell: ({ id, kind, associationName, assigneeName }: Deadline) => (
      <>
        {assigneeName ? <span className="block text-fine">{assigneeName}</span> : null}
        <RowLink
          href={`${seeTo}term=${id}#see-to`}
          aria-label={`${t("deadline.seeTo")} (${words(`${deadlineWords(kind)}.title`)}, ${associationName})`}
          className="inline-flex min-h-6 items-center whitespace-nowrap text-fine"
        >
          {t("deadline.seeTo")}
        </RowLink>
      </>
    ),
  };
  return (
    <Section
      title={title}
      aside={
        total > deadlines.length ? (
          <Link href="/office/deadlines" className="text-fine">
            {t("deadline.all", { count: total })}
          </Link>
        ) : null
      }
    >
      <Table
        caption={title}
        captionHidden
        rows={deadlines}
        rowKey={({ id }) => id}
        empty={<EmptyState>{none}</EmptyState>}
        columns={[
          {
            key: "what",
            header: t("deadline.what"),
            names: true,
            cell: term,
          },
          ...(isOfOne ? [] : [association]),
          {
            key: "due",
            header: t("deadline.due"),
            cell: ({ dueOn }) => <DeadlineLine today={today} due={dueOn} />,
          },
          {
            key: "article",
            header: t("deadline.article"),
            cell: ({ kind, article }) => {
              const other = otherSource(kind, article);
              return <span className="whitespace-nowrap">{other ? cite([other]) : article}</span>;
            },
          },
          ...(seeTo ? [act] : []),
        ]}
      />
    </Section>
  );
}
