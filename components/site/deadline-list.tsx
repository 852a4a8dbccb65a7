import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import { useSources } from "#components/ui/sources.ts";
import { Link } from "#messages/navigation.ts";
import {
  deadlineKind,
  deadlinePlace,
  deadlineWords,
  otherSource,
} from "#server/registry/deadline/deadline.schema.ts";
import { DeadlineRows, type DeadlineWords } from "./deadline-rows.tsx";

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
  const cite = useSources();
  const citation = ({ kind, article }: Deadline) => {
    const other = otherSource(kind, article);
    const cited = other ? cite([other]) : article;
    return deadlineKind(kind)?.isPractice ? t("deadline.practice", { article: cited }) : cited;
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
      <DeadlineRows
        rows={deadlines.map((one) => ({
          id: one.id,
          href: deadlinePlace(one.slug, one.kind, one.subjectId),
          words: deadlineWords(one.kind),
          slug: one.slug,
          association: one.associationName,
          dueOn: one.dueOn,
          article: citation(one),
          assignee: one.assigneeName,
        }))}
        today={today}
        words={{ caption: title, none, ...useWords(deadlines) }}
        isOfOne={isOfOne}
        seeTo={seeTo}
      />
    </Section>
  );
}

/** What the rows say; of a kind unknown here, that its article says what follows. */
function useWords(deadlines: readonly Deadline[]): Omit<DeadlineWords, "caption" | "none"> {
  const t = useTranslations("site.home.deadline");
  const words = useTranslations("registry.deadline.kind");
  const kinds = new Set(deadlines.map(({ kind }) => deadlineWords(kind)));
  return {
    column: {
      what: t("what"),
      association: t("association"),
      due: t("due"),
      article: t("article"),
      who: t("who"),
    },
    seeTo: t("seeTo"),
    kinds: Object.fromEntries(
      [...kinds].map((kind) => [
        kind,
        { title: words(`${kind}.title`), missed: words(`${kind}.missed`) },
      ]),
    ),
  };
}
