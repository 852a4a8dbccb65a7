import { useTranslations } from "next-intl";
import { DeadlineLine } from "#components/ui/deadline-line.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Plate } from "#components/ui/plate.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";

/** The terms of a meeting: their words, and the page where they are met. */
const MEETING_TERMS = [
  { kind: "assembly.convocation", words: "deadline.convocation", place: "/convocation" },
  { kind: "assembly.notice", words: "deadline.notice", place: "/convocation" },
  { kind: "assembly.minutes", words: "deadline.minutes", place: "/minutes" },
  { kind: "assembly.signatures", words: "deadline.signatures", place: "/minutes" },
  { kind: "assembly.challenge", words: "deadline.challenge", place: "/minutes" },
] as const;

type Deadline = {
  id: string;
  associationName: string;
  slug: string;
  kind: string;
  subjectId: string;
  dueOn: string;
  article: string;
};

type DeadlineListProps = {
  deadlines: readonly Deadline[];
  today: string;
  /** On the pages of one association its name would only be repeated. */
  isOfOne?: boolean;
};

/** The first thing of a syndic's day: what the law expects, the nearest first. */
export function DeadlineList({ deadlines, today, isOfOne = false }: DeadlineListProps) {
  const t = useTranslations("site.home");
  const association = {
    key: "association",
    header: t("deadline.association"),
    cell: ({ slug, associationName }: Deadline) => (
      <Link href={`/${slug}`} className="inline-flex rounded-plate">
        <Plate>{associationName}</Plate>
      </Link>
    ),
  };
  return (
    <Section title={t("deadlines")}>
      <Table
        caption={t("deadlines")}
        captionHidden
        rows={deadlines}
        rowKey={({ id }) => id}
        empty={<EmptyState>{t("noDeadlines")}</EmptyState>}
        columns={[
          {
            key: "what",
            header: t("deadline.what"),
            names: true,
            cell: (deadline) => <Term {...deadline} />,
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
            cell: ({ article }) => <span className="whitespace-nowrap">{article}</span>,
          },
        ]}
      />
    </Section>
  );
}

/** A term whose chapter is still unknown here is told by its article alone. */
function Term({ kind, slug, subjectId }: Deadline) {
  const t = useTranslations("site.home");
  const words = useTranslations("assembly");
  if (kind === "registry.identity") {
    return <Link href={`/${slug}/registry/parties/${subjectId}`}>{t("identityLetter")}</Link>;
  }
  const known = MEETING_TERMS.find((term) => term.kind === kind);
  if (!known) return t("otherDeadline");
  return (
    <Link href={`/${slug}/assembly/meetings/${subjectId}${known.place}`}>{words(known.words)}</Link>
  );
}
