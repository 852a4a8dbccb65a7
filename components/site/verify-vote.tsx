import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { LegalMoment } from "#components/ui/legal-date.tsx";
import { Share } from "#components/ui/share.tsx";
import type { VoteEvent } from "#server/proof/leaf/leaf.schema.ts";
import { lotCount } from "#server/proof/leaf/lots.rules.ts";

/** The vote that a receipt speaks of: no name, the receipt has none. */
export function VerifyVote({ vote }: { vote: VoteEvent }) {
  const t = useTranslations("proof.verify");
  const lots = lotCount(vote);
  return (
    <DefinitionList
      items={[
        { term: t("fact.choice"), detail: t(`choice.${vote.choice}`) },
        { term: t("fact.shares"), detail: <Share shares={vote.shares} /> },
        ...(lots === null ? [] : [{ term: t("fact.lots"), detail: t("lots", { count: lots }) }]),
        { term: t("fact.at"), detail: <LegalMoment iso={vote.at} /> },
        { term: t("fact.channel"), detail: t(`channel.${vote.channel}`) },
        { term: t("fact.sequence"), detail: t("sequence", { number: String(vote.sequence) }) },
        ...("derived" in vote && vote.derived
          ? [{ term: t("fact.derived"), detail: t("derived") }]
          : []),
      ]}
    />
  );
}
