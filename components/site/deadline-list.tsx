import { useTranslations } from "next-intl";
import { DeadlineLine } from "#components/ui/deadline-line.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Plate } from "#components/ui/plate.tsx";
import { Section } from "#components/ui/section.tsx";
import { Table } from "#components/ui/table.tsx";
import { Link } from "#messages/navigation.ts";

/** The terms whose words are known; another one is told by its article. */
const KINDS = [
  "assembly.convocation",
  "assembly.notice",
  "assembly.minutes",
  "assembly.signatures",
] as const;
const WORDS = {
  "assembly.convocation": "deadline.convocation",
  "assembly.notice": "deadline.notice",
  "assembly.minutes": "deadline.minutes",
  "assembly.signatures": "deadline.signatures",
} as const;

type Deadline = {
  id: string;
  associationName: string;
  slug: string;
  kind: string;
  subjectId: string;
  dueOn: string;
  article: string;
};

/** The first thing of a syndic's day: what the law expects, the nearest first. */
export function DeadlineList(props: { deadlines: readonly Deadline[]; today: string }) {
  const t = useTranslations("site.home");
  const words = useTranslations("assembly");
  const { deadlines, today } = props;
  const say = (kind: string) => {
    const known = KINDS.find((one) => one === kind);
    return known ? words(WORDS[known]) : t("otherDeadline");
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
            cell: ({ kind, slug, subjectId }) =>
              kind.startsWith("assembly.") ? (
                <Link href={`/${slug}/assembly/meetings/${subjectId}`}>{say(kind)}</Link>
              ) : (
                say(kind)
              ),
          },
          {
            key: "association",
            header: t("deadline.association"),
            cell: ({ slug, associationName }) => (
              <Link href={`/${slug}`} className="inline-flex rounded-plate">
                <Plate>{associationName}</Plate>
              </Link>
            ),
          },
          {
            key: "due",
            header: t("deadline.due"),
            cell: ({ dueOn }) => <DeadlineLine today={today} due={dueOn} />,
          },
          { key: "article", header: t("deadline.article"), cell: ({ article }) => article },
        ]}
      />
    </Section>
  );
}
