import { useTranslations } from "next-intl";
import type { ItemQuotes } from "#server/assembly/annex/annex.schema.ts";
import { rulesOf } from "#server/assembly/ballot/ballot.rules.ts";
import { isDecisionType } from "#server/assembly/ballot/catalogue.rules.ts";
import { ELECTORATE_ARTICLE } from "#server/assembly/ballot/electorate.rules.ts";
import { majorityAsked } from "#server/assembly/ballot/retry.rules.ts";
import type { FundingView } from "#server/assembly/funding/funding.schema.ts";
import { MinutesPreview } from "./minutes-preview.tsx";
import { ShownImpact } from "./own-impact.tsx";
import { QuoteTable } from "./quote-table.tsx";

export type AgendaLine = Readonly<{
  id: string;
  position: number;
  title: string;
  explanation: string | null;
  resolutions: readonly Readonly<{
    id: string;
    position: number;
    text: string;
    decisionType: string;
    retry: boolean;
    electorate: Readonly<{ name: string }> | null;
  }>[];
}>;

type MajorityProps = {
  rulesVersion: string;
  resolution: AgendaLine["resolutions"][number];
};

/** What a type of decision is called, the majority it needs, the article, and who votes. */
export function Majority({ rulesVersion, resolution }: MajorityProps) {
  const { decisionType, retry, electorate } = resolution;
  const t = useTranslations("assembly");
  const ui = useTranslations("ui");
  if (!isDecisionType(decisionType)) return null;
  const { majority, article } = majorityAsked(rulesOf(rulesVersion), decisionType, retry);
  return (
    <>
      <p className="text-fine text-quiet">
        {t(`decision.${decisionType}`)} · {t(`majority.${majority}`)} ·{" "}
        {ui("lawArticle", { article })}
      </p>
      {electorate ? (
        <p className="text-fine">
          {t("electorate.short", { part: electorate.name, article: ELECTORATE_ARTICLE })}
        </p>
      ) : null}
    </>
  );
}

type AgendaListProps = {
  items: readonly AgendaLine[];
  rulesVersion: string;
  /** The language the texts are written in. */
  language: string;
  /** How texts would be paid, with what each would ask of the reader. */
  plans?: readonly FundingView[];
  /** Offers of suppliers, by the item they are for. */
  annexes?: Readonly<{ associationId: string; items: readonly ItemQuotes[] }>;
};

/** The agenda as it is convened: numbered points, the texts put to the vote. */
export function AgendaList(props: AgendaListProps) {
  const { items, rulesVersion, language, plans = [], annexes } = props;
  const t = useTranslations("assembly");
  return (
    <ol className="grid gap-6">
      {items.map((item) => (
        <li key={item.id} className="grid gap-2 border-rule border-b pb-4 last:border-b-0">
          <h3 className="text-part" lang={language}>
            {item.position}. {item.title}
          </h3>
          {item.explanation ? (
            <p className="max-w-measure whitespace-pre-line" lang={language}>
              {item.explanation}
            </p>
          ) : null}
          {annexes ? (
            <QuoteTable
              associationId={annexes.associationId}
              number={item.position}
              quotes={annexes.items.find(({ itemId }) => itemId === item.id)?.quotes ?? []}
            />
          ) : null}
          {item.resolutions.length === 0 ? (
            <p className="text-fine text-quiet">{t("meeting.information")}</p>
          ) : null}
          {item.resolutions.map((resolution) => (
            <div key={resolution.id} className="grid gap-1 border-plate border-s-4 ps-4">
              <p className="max-w-measure whitespace-pre-line" lang={language}>
                {resolution.text}
              </p>
              <Majority rulesVersion={rulesVersion} resolution={resolution} />
              <ShownImpact plans={plans} resolutionId={resolution.id} />
              <MinutesPreview
                number={`${item.position}.${resolution.position}`}
                rulesVersion={rulesVersion}
                resolution={resolution}
                language={language}
                plan={plans.find(({ resolutionId }) => resolutionId === resolution.id)}
              />
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}
