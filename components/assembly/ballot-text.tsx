import { useTranslations } from "next-intl";
import { isDecisionType } from "#server/assembly/ballot/catalogue.rules.ts";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";

/** A text put to the vote, and the majority the law asks for it. */
export function BallotText({ ballot, language }: { ballot: BallotView; language: string }) {
  const t = useTranslations("assembly");
  const ui = useTranslations("ui");
  const { number, title, text, decisionType, majority, article } = ballot;
  return (
    <div className="grid gap-1">
      <h3 className="text-part" lang={language}>
        {number}. {title}
      </h3>
      <p className="max-w-measure whitespace-pre-line" lang={language}>
        {text}
      </p>
      <p className="text-fine text-quiet">
        {isDecisionType(decisionType) ? `${t(`decision.${decisionType}`)} · ` : ""}
        {t(`majority.${majority}`)} · {ui("lawArticle", { article })}
      </p>
    </div>
  );
}
