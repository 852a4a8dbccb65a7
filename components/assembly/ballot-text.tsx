import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatInteger } from "#components/ui/format.ts";
import { isDecisionType } from "#server/assembly/ballot/catalogue.rules.ts";
import { ELECTORATE_ARTICLE } from "#server/assembly/ballot/electorate.rules.ts";
import type { BallotView, ElectorateView } from "#server/assembly/ballot/view.queries.ts";

type BallotTextProps = {
  ballot: BallotView;
  language: string;
  /** Of its heading: the first below the page's where it stands alone. */
  level?: 2 | 3;
};

/** A text put to the vote, the majority the law asks for it, and who votes where not all do. */
export function BallotText({ ballot, language, level = 3 }: BallotTextProps) {
  const t = useTranslations("assembly");
  const ui = useTranslations("ui");
  const { number, title, text, decisionType, majority, article } = ballot;
  const Heading = `h${level}` as const;
  return (
    <div className="grid gap-1">
      <Heading className="text-part" lang={language}>
        {number}. {title}
      </Heading>
      <p className="max-w-measure whitespace-pre-line" lang={language}>
        {text}
      </p>
      <p className="text-fine text-quiet">
        {isDecisionType(decisionType) ? `${t(`decision.${decisionType}`)} · ` : ""}
        {t(`majority.${majority}`)} · {ui("lawArticle", { article })}
      </p>
      {ballot.electorate ? <Electorate electorate={ballot.electorate} /> : null}
    </div>
  );
}

/** Who alone votes on it, with how many votes in all. */
function Electorate({ electorate }: { electorate: ElectorateView }) {
  const t = useTranslations("assembly.electorate");
  const locale = useLocale();
  const { name, lots, votes, heads, since } = electorate;
  return (
    <>
      <p className="max-w-measure">
        {t("who", { part: name, lots: lots.join(", "), article: ELECTORATE_ARTICLE })}
      </p>
      <p className="max-w-measure text-fine text-quiet">
        {t("key", {
          heads: heads.length,
          votes: formatInteger(votes, locale),
          date: formatDate(since, locale),
        })}
      </p>
    </>
  );
}
