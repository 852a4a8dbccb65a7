import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { FileField } from "#components/ui/file-field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { FundingForm } from "./funding-form.tsx";
import { FundingPlan } from "./funding-plan.tsx";
import type { WrittenPageProps } from "./written-page.tsx";

const SCANS = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png";

/** What would be decided, what it would cost, what lies beside it; a draft is completed there. */
export function WrittenTexts(props: WrittenPageProps) {
  const { written, keys, isKeeper, fundingOf } = props;
  const t = useTranslations("assembly.written");
  const isDrafted = isKeeper && written.state === "draft";
  return (
    <>
      {written.explanation ? (
        <Section title={t("explanation")}>
          <p lang={written.language} className="max-w-measure whitespace-pre-line">
            {written.explanation}
          </p>
        </Section>
      ) : null}
      <Section title={t(written.state === "adopted" ? "textsDecided" : "texts")}>
        {written.texts.map(({ id, position, text, decisionType, deedReason, funding }) => (
          <div key={id} className="grid gap-3">
            <h3 className="font-semibold">{t("text", { number: position })}</h3>
            <p lang={written.language} className="max-w-measure whitespace-pre-line">
              {text}
            </p>
            <TypeLine type={decisionType} />
            {deedReason ? (
              <Notice tone="waiting">
                <p>{t("deedLikely")}</p>
                <p>{t("why", { reason: deedReason })}</p>
              </Notice>
            ) : null}
            {funding ? <FundingPlan plan={funding} number={`${position}`} /> : null}
            {isDrafted ? (
              <FundingForm
                plan={funding ?? undefined}
                number={`${position}`}
                keys={keys}
                actions={fundingOf(id)}
              />
            ) : null}
          </div>
        ))}
        {written.hash ? (
          <p className="break-all text-fine text-quiet">
            {t("hash")} <code>{written.hash}</code>
          </p>
        ) : null}
      </Section>
      <Annexes {...props} isDrafted={isDrafted} />
    </>
  );
}

function TypeLine({ type }: { type: string }) {
  const types = useTranslations("assembly.decision");
  return <p className="text-quiet">{types.has(type as "D-01") ? types(type as "D-01") : type}</p>;
}

type AnnexesProps = WrittenPageProps & { isDrafted: boolean };

function Annexes({ association, written, actions, unannexOf, isDrafted }: AnnexesProps) {
  const t = useTranslations("assembly.written");
  if (written.annexes.length === 0 && !isDrafted) return null;
  return (
    <Section title={t("annexes")}>
      <ul className="grid gap-2">
        {written.annexes.map(({ id, title, sha256 }) => (
          <li key={id}>
            <a href={`/api/documents/${association.id}/${id}`}>{title}</a>
            <p className="break-all text-fine text-quiet">{sha256}</p>
            {isDrafted ? (
              <ActionForm action={unannexOf(id)} label={t("annexRemove", { title })}>
                <Button tone="quiet" dense>
                  {t("annexRemove", { title })}
                </Button>
              </ActionForm>
            ) : null}
          </li>
        ))}
      </ul>
      {isDrafted ? (
        <ActionForm action={actions.annex} label={t("annexFile")}>
          <FileField name="scan" label={t("annexFile")} hint={t("annexHint")} accept={SCANS} />
          <div>
            <Button tone="secondary">{t("annexSave")}</Button>
          </div>
        </ActionForm>
      ) : null}
    </Section>
  );
}
