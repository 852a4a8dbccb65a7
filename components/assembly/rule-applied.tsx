import { useLocale, useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { LegalDate } from "#components/ui/legal-date.tsx";
import { toLocale } from "#messages/routing.ts";
import type { Applied } from "#server/assembly/ballot/applied.rules.ts";
import { formatVotes } from "./minutes-result.ts";

type RuleAppliedProps = {
  applied: Applied;
  /** `3.2`: of which text, for whoever hears the heading alone. */
  item: string;
};

/** Which rule decided a text, of which day, from which article, and its numbers worked out. */
export function RuleApplied({ applied, item }: RuleAppliedProps) {
  const t = useTranslations("assembly.applied");
  const majority = useTranslations("assembly.majority");
  const ui = useTranslations("ui");
  const locale = toLocale(useLocale());
  const { version, since, article, over, test, times, of, isReached } = applied;
  const side = (votes: string) => formatVotes(votes, locale);
  const [votes, base] = [side(applied.votes), side(applied.base)];
  const [left, right] = [side(applied.left), side(applied.right)];
  const verdict = base === "0" ? "nothing" : isReached ? "reached" : "missed";
  return (
    <details className="print:hidden">
      <summary className="w-fit py-1 font-semibold text-plate">{t("title", { item })}</summary>
      <div className="mt-3 text-fine">
        <DefinitionList
          items={[
            {
              term: t("rule"),
              detail: `${majority(applied.majority)} (${ui("lawArticle", { article })})`,
            },
            {
              term: t("version"),
              detail: t.rich("since", { version, date: () => <LegalDate iso={since} /> }),
            },
            { term: t("measured"), detail: t(`over.${over}`, { base }) },
            { term: t("threshold"), detail: t(`test.${test}`, { times, of }) },
            { term: t("sum"), detail: t(`sums.${test}`, { times, of, votes, base, left, right }) },
            { term: t("verdict"), detail: t(verdict) },
          ]}
        />
      </div>
    </details>
  );
}
