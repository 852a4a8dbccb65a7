import { useLocale, useTranslations } from "next-intl";
import { type Definition, DefinitionList } from "#components/ui/definition-list.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { LegalDate, LegalMoment } from "#components/ui/legal-date.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Status } from "#components/ui/status.tsx";
import { Link } from "#messages/navigation.ts";
import { toLocale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { DECISION_TYPES } from "#server/assembly/ballot/catalogue.rules.ts";
import type { DecisionLine, Sibling } from "#server/assembly/decision/decision.schema.ts";
import { printedDecision } from "#server/assembly/decision/printed.rules.ts";
import type { EffectChoices, FollowUp } from "#server/assembly/effect/effect.schema.ts";
import type { ExtractLine } from "#server/assembly/extract/extract.schema.ts";
import { DecisionChallenges } from "./decision-challenges.tsx";
import { DecisionExtracts } from "./decision-extracts.tsx";
import { DecisionFollowUp, type FollowUpActions } from "./decision-follow-up.tsx";
import { decisionWords } from "./decision-words.ts";

type DecisionPageProps = {
  association: Readonly<{ id: string; name: string; slug: string }>;
  decision: DecisionLine;
  siblings: readonly Sibling[];
  extracts: readonly ExtractLine[];
  /** Issues an extract; null for who does not keep the register. */
  issue: FormAction | null;
  followUp: FollowUp;
  /** Null for who only reads. */
  choices: EffectChoices | null;
  today: string;
  actions: (FollowUpActions & Readonly<{ challenge: FormAction; rule: FormAction }>) | null;
};

/** One decision: its words, how it was taken, and the act it stands in. */
export function DecisionPage({
  association,
  decision,
  extracts,
  issue,
  ...rest
}: DecisionPageProps) {
  const t = useTranslations("assembly.register");
  const words = useTranslations("assembly");
  const { name, slug } = association;
  const { item, language, number, outcome, text } = decision;
  return (
    <Page
      title={t("one", { number, item })}
      plate={
        <Status tone={outcome === "adopted" ? "done" : "neutral"}>{t(`outcome.${outcome}`)}</Status>
      }
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/assembly`, label: words("meetings.title") },
        { href: `/${slug}/assembly/decisions`, label: t("title") },
      ]}
      law={
        <>
          <LawNote article="3.87 §12, 3.93 §4">{t("law")}</LawNote>
          <LawNote article="3.92 §3">{words("challenge.law")}</LawNote>
        </>
      }
    >
      <p lang={language} className="max-w-measure whitespace-pre-line">
        {text}
      </p>
      {decision.disagreements.map((statement) => (
        <Notice key={statement} tone="danger" title={t("disputed")}>
          <p>{t("disputedWhat", { statement })}</p>
        </Notice>
      ))}
      <Section title={t("facts")}>
        <DefinitionList items={useFacts(association, decision)} />
      </Section>
      <DecisionExtracts associationId={association.id} extracts={extracts} issue={issue} />
      <DecisionFollowUp decision={decision} {...rest} />
      <DecisionChallenges decision={decision} {...rest} />
    </Page>
  );
}

function useFacts(
  { id, slug }: DecisionPageProps["association"],
  decision: DecisionLine,
): readonly Definition[] {
  const t = useTranslations("assembly.register");
  const types = useTranslations("assembly.decision");
  const written = useTranslations("assembly.written");
  const locale = toLocale(useLocale());
  const said = decisionWords(printedDecision(decision), translator(locale, "documents"), locale);
  const { decidedOn, documentId, enteredAt, meetingId, recordHash, writtenId } = decision;
  const date = formatDate(decidedOn, locale);
  const type = DECISION_TYPES.find((one) => one === decision.decisionType);
  const act = meetingId ? (
    <Link href={`/${slug}/assembly/meetings/${meetingId}/minutes`}>{t("minutesOf", { date })}</Link>
  ) : writtenId ? (
    <Link href={`/${slug}/assembly/written/${writtenId}`}>{written("minutesOf", { date })}</Link>
  ) : (
    <a href={`/api/documents/${id}/${documentId}`}>{t("scanOf", { date })}</a>
  );
  return [
    { term: t("date"), detail: <LegalDate iso={decidedOn} /> },
    ...(type ? [{ term: t("type"), detail: types(type) }] : []),
    { term: t("votes"), detail: said.votes },
    ...(said.majority ? [{ term: t("majority"), detail: said.majority }] : []),
    ...(said.concerned ? [{ term: t("concerned"), detail: said.concerned }] : []),
    { term: t("minutes"), detail: act },
    { term: t("entered"), detail: <LegalMoment iso={enteredAt} /> },
    ...(recordHash
      ? [{ term: t("hash"), detail: <code className="break-all">{recordHash}</code> }]
      : []),
  ];
}
