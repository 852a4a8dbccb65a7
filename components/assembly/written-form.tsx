import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { rulesAt } from "#server/assembly/ballot/ballot.rules.ts";
import { decisionsInWriting } from "#server/assembly/ballot/catalogue.rules.ts";
import { MOST_TEXTS, type WrittenView } from "#server/assembly/written/written.schema.ts";
import { plainDate } from "#server/kernel/calendar.ts";

type Association = Readonly<{ name: string; slug: string; languages: readonly string[] }>;

type WrittenFormProps = {
  association: Association;
  /** The draft that is changed; null for a new one. */
  written: WrittenView | null;
  today: string;
  action: FormAction;
};

/** The places after the first text. */
const MORE = [1, 2, 3, 4].filter((index) => index < MOST_TEXTS);
const LANGUAGES = ["fr", "nl", "de", "en"] as const;

function useCrumbs({ name, slug }: Association) {
  const words = useTranslations("assembly");
  return [
    { href: `/${slug}`, label: name },
    { href: `/${slug}/assembly`, label: words("meetings.title") },
    { href: `/${slug}/assembly/written`, label: words("written.title") },
  ];
}

/** Where the syndic drafts what the owners are to decide in writing. */
export function WrittenForm({ association, written, today, action }: WrittenFormProps) {
  const t = useTranslations("assembly.written");
  const languages = useTranslations("ui.languages");
  const title = written ? t("editOne", { title: written.title }) : t("new");
  const tomorrow = plainDate(today).add({ days: 1 }).toString();
  return (
    <Page
      title={title}
      lead={t("lead")}
      crumbs={useCrumbs(association)}
      law={<LawNote article="3.87 §11">{t("law")}</LawNote>}
    >
      <ActionForm action={action} label={title}>
        <Field name="title" label={t("subject")} maxLength={200} defaultValue={written?.title} />
        <Textarea
          name="explanation"
          label={t("explanation")}
          optional
          maxLength={5000}
          defaultValue={written?.explanation ?? undefined}
        />
        <Select
          name="language"
          label={t("language")}
          defaultValue={written?.language ?? association.languages[0] ?? "fr"}
          choices={LANGUAGES.map((value) => ({ value, label: languages(value) }))}
        />
        <DateField
          name="answerBy"
          label={t("answerBy")}
          hint={t("answerByHint")}
          min={tomorrow}
          defaultValue={written?.answerBy}
        />
        <TextFields index={0} written={written} today={today} />
        <details open={(written?.texts.length ?? 0) > 1}>
          <summary className="w-fit py-1 font-semibold text-plate">{t("moreTexts")}</summary>
          {MORE.map((index) => (
            <TextFields key={index} index={index} written={written} today={today} />
          ))}
        </details>
        <div>
          <Button>{t("save")}</Button>
        </div>
      </ActionForm>
    </Page>
  );
}

type TextFieldsProps = Pick<WrittenFormProps, "written" | "today"> & { index: number };

function TextFields({ index, written, today }: TextFieldsProps) {
  const t = useTranslations("assembly.written");
  const types = useTranslations("assembly.decision");
  const version = rulesAt(plainDate(today))?.version;
  const text = written?.texts[index];
  return (
    <div className="grid gap-4">
      <Textarea
        name={`texts.${index}.text`}
        label={t("text", { number: index + 1 })}
        hint={index === 0 ? t("textHint") : undefined}
        optional={index > 0}
        maxLength={5000}
        defaultValue={text?.text}
      />
      <Select
        name={`texts.${index}.decisionType`}
        label={`${t("type")} (${index + 1})`}
        hint={index === 0 ? t("typeHint") : undefined}
        defaultValue={text?.decisionType ?? "D-01"}
        choices={(version ? decisionsInWriting(version) : []).map((value) => ({
          ...{ value, label: types(value) },
        }))}
      />
      <Textarea
        name={`texts.${index}.deedReason`}
        label={`${t("deedReason")} (${index + 1})`}
        hint={index === 0 ? t("deedReasonHint") : undefined}
        optional
        maxLength={1000}
        defaultValue={text?.deedReason ?? undefined}
      />
    </div>
  );
}

type WrittenAskFormProps = { association: Association; action: FormAction };

/** Where an owner says what he would like to have decided in writing. */
export function WrittenAskForm({ association, action }: WrittenAskFormProps) {
  const t = useTranslations("assembly.written");
  return (
    <Page
      title={t("ask")}
      lead={t("askLead")}
      crumbs={useCrumbs(association)}
      law={<LawNote article="3.87 §11">{t("law")}</LawNote>}
    >
      <ActionForm action={action} label={t("ask")}>
        <Field name="title" label={t("subject")} maxLength={200} />
        <Textarea name="text" label={t("texts")} hint={t("textHint")} maxLength={5000} />
        <Textarea name="explanation" label={t("explanation")} optional maxLength={5000} />
        <div>
          <Button>{t("askSend")}</Button>
        </div>
      </ActionForm>
    </Page>
  );
}
