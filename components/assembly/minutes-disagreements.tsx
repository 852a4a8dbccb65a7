import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatMoment } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { Disagreement } from "#server/assembly/minutes/annex.queries.ts";
import type { MinutesRecord } from "#server/assembly/minutes/record.schema.ts";

type MinutesDisagreementsProps = Readonly<{
  language: string;
  disagreements: readonly Disagreement[];
  /** Texts whose counted votes are not those the act was made from. */
  differing: readonly string[];
}>;

/** Where what was signed and the votes that were sealed say two things: both are shown to all. */
export function MinutesDisagreements(props: MinutesDisagreementsProps) {
  const { language, disagreements, differing } = props;
  const t = useTranslations("assembly.act");
  const locale = useLocale();
  return (
    <>
      {differing.length > 0 ? (
        <Notice tone="danger" title={t("differs")}>
          {t("differsWhat", { count: differing.length, texts: differing.join(", ") })}
        </Notice>
      ) : null}
      {disagreements.length > 0 ? (
        <Notice tone="danger" title={t("disputed")}>
          <p>{t("disputedWhat")}</p>
          <ul>
            {disagreements.map(({ id, item, text, statement, at, recordedBy }) => (
              <li key={id}>
                {item && text ? `${t("disputeText", { number: `${item}.${text}` })} ` : null}
                <span lang={language}>{statement}</span>
                <p className="text-fine">
                  {t("disputedBy", { name: recordedBy, date: formatMoment(at, locale) })}
                </p>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}

type DisputeFormProps = Readonly<{ record: MinutesRecord; dispute: FormAction }>;

/** What the signed act says instead, recorded by who keeps it. */
export function DisputeForm({ record, dispute }: DisputeFormProps) {
  const t = useTranslations("assembly.act");
  const texts = record.items.flatMap(({ position, title, resolutions }) =>
    resolutions.map((text) => ({ number: `${position}.${text.position}`, title })),
  );
  return (
    <Confirm trigger={t("dispute")} tone="quiet">
      <p>{t("disputeWill")}</p>
      <ActionForm action={dispute} label={t("disputeSave")}>
        <Select
          name="place"
          label={t("disputeAbout")}
          placeholder={t("disputeWhole")}
          choices={texts.map(({ number, title }) => ({
            value: number,
            label: `${number} ${title}`,
          }))}
          optional
        />
        <Textarea
          name="statement"
          label={t("disputeStatement")}
          maxLength={2_000}
          lang={record.language}
        />
        <Button>{t("disputeSave")}</Button>
      </ActionForm>
    </Confirm>
  );
}
