import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { LegalMoment } from "#components/ui/legal-date.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Share } from "#components/ui/share.tsx";
import type { VoteEvent } from "#server/proof/leaf/leaf.schema.ts";
import { lotCount } from "#server/proof/leaf/lots.rules.ts";

type VerifyVoteProps = { vote: VoteEvent; fromPaper: boolean };

/** The vote that a receipt speaks of: no name, the receipt has none. */
export function VerifyVote({ vote, fromPaper }: VerifyVoteProps) {
  const t = useTranslations("proof.verify");
  const lots = lotCount(vote);
  const facts = (
    <DefinitionList
      items={[
        { term: t("fact.choice"), detail: t(`choice.${vote.choice}`) },
        { term: t("fact.shares"), detail: <Share shares={vote.shares} /> },
        ...(lots === null ? [] : [{ term: t("fact.lots"), detail: t("lots", { count: lots }) }]),
        { term: t(fromPaper ? "fact.inRoom" : "fact.at"), detail: <LegalMoment iso={vote.at} /> },
        { term: t("fact.channel"), detail: t(`channel.${vote.channel}`) },
        { term: t("fact.sequence"), detail: t("sequence", { number: String(vote.sequence) }) },
        ...("derived" in vote && vote.derived
          ? [{ term: t("fact.derived"), detail: t("derived") }]
          : []),
      ]}
    />
  );
  if (!fromPaper) return facts;
  return (
    <>
      {facts}
      <Notice tone="info" title={t("paper.title")}>
        {t("paper.text")}
      </Notice>
    </>
  );
}
