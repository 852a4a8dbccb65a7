import { useLocale, useTranslations } from "next-intl";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { rulesOf } from "#server/assembly/ballot/ballot.rules.ts";
import { isDecisionType } from "#server/assembly/ballot/catalogue.rules.ts";
import { majorityAsked } from "#server/assembly/ballot/retry.rules.ts";
import type { FundingView } from "#server/assembly/funding/funding.schema.ts";
import type { AgendaLine } from "./agenda-list.tsx";
import { fundingLines } from "./minutes-funding.ts";

type MinutesPreviewProps = {
  /** As the act will number it: item, then place under it. */
  number: string;
  rulesVersion: string;
  resolution: AgendaLine["resolutions"][number];
  /** The language the act is written in. */
  language: string;
  plan: FundingView | undefined;
};

/** What only the room will say. */
const TO_COME = "…";

/** What the minutes will say of a text, with the blanks that the meeting fills. */
export function MinutesPreview(props: MinutesPreviewProps) {
  const { number, rulesVersion, resolution, language, plan } = props;
  const t = useTranslations("assembly.act");
  const locale = toLocale(useLocale());
  const words = translator(locale, "documents");
  const { decisionType, retry, text } = resolution;
  if (!isDecisionType(decisionType)) return null;
  const { majority, article } = majorityAsked(rulesOf(rulesVersion), decisionType, retry);
  const funding = plan && { ...plan, key: plan.key?.name ?? null };
  const asked = { majority: words(`act.majority.${majority}`), article };
  const blank = { for: TO_COME, against: TO_COME, abstain: TO_COME };
  return (
    <details className="text-fine">
      <summary>{t("preview", { number })}</summary>
      <div className="grid max-w-measure gap-1 pt-1">
        <p lang={language}>
          {number} {text}
        </p>
        <p className="text-quiet">{words("minutes.majority", asked)}</p>
        {fundingLines(funding, words, locale).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p className="font-semibold">{words("minutes.outcomeToCome")}</p>
        <p>{words("minutes.raw", blank)}</p>
        <p>{words("minutes.counted", blank)}</p>
        <p>{words("minutes.namedAgainst", { names: TO_COME })}</p>
        <p>{words("minutes.namedAbstained", { names: TO_COME })}</p>
      </div>
    </details>
  );
}
