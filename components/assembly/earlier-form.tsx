import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import { FileField } from "#components/ui/file-field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Select } from "#components/ui/select.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { DECISION_TYPES } from "#server/assembly/ballot/catalogue.rules.ts";
import { type FiledScan, OUTCOMES } from "#server/assembly/decision/decision.schema.ts";

type EarlierFormProps = {
  association: Readonly<{ name: string; slug: string; languages: readonly string[] }>;
  scans: readonly FiledScan[];
  today: string;
  action: FormAction;
};

const LANGUAGES = ["fr", "nl", "de", "en"] as const;

/** Where the office enters a decision of the years before, from its signed minutes. */
export function EarlierForm({ association, scans, today, action }: EarlierFormProps) {
  const t = useTranslations("assembly.register");
  const words = useTranslations("assembly");
  const { name, slug } = association;
  return (
    <Page
      title={t("enter")}
      lead={t("enterLead")}
      crumbs={[
        { href: `/${slug}`, label: name },
        { href: `/${slug}/assembly`, label: words("meetings.title") },
        { href: `/${slug}/assembly/decisions`, label: t("title") },
      ]}
      law={<LawNote article="3.87 §12, 3.93 §4">{t("law")}</LawNote>}
    >
      <ActionForm action={action} label={t("enter")}>
        <DateField name="decidedOn" label={t("decidedOn")} max={today} />
        <Field name="item" label={t("item")} maxLength={200} />
        <Textarea name="text" label={t("text")} maxLength={5000} />
        <LanguageField first={association.languages[0]} />
        <Radios
          name="outcome"
          legend={t("result")}
          inline
          defaultValue="adopted"
          choices={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        />
        <TypeField />
        <VoteFields />
        <Field
          name="electorate"
          label={t("electorate")}
          hint={t("electorateHint")}
          maxLength={200}
          optional
        />
        {scans.length > 0 ? (
          <Select
            name="documentId"
            label={t("filed")}
            placeholder={t("newScan")}
            choices={scans.map(({ id, title }) => ({ value: id, label: title }))}
          />
        ) : null}
        <FileField
          name="scan"
          label={t("scan")}
          hint={t("scanHint")}
          accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        />
        <p className="max-w-measure">{t("saveWill")}</p>
        <div>
          <Button>{t("save")}</Button>
        </div>
      </ActionForm>
    </Page>
  );
}

function LanguageField({ first = "fr" }: { first?: string | undefined }) {
  const t = useTranslations("assembly.register");
  const words = useTranslations("ui.languages");
  return (
    <Select
      name="language"
      label={t("language")}
      defaultValue={first}
      choices={LANGUAGES.map((value) => ({ value, label: words(value) }))}
    />
  );
}

function TypeField() {
  const t = useTranslations("assembly.register");
  const types = useTranslations("assembly.decision");
  return (
    <Select
      name="decisionType"
      label={t("type")}
      placeholder={t("noType")}
      choices={DECISION_TYPES.map((value) => ({ value, label: types(value) }))}
    />
  );
}

function VoteFields() {
  const t = useTranslations("assembly.register");
  return (["votesFor", "votesAgainst", "abstained"] as const).map((name) => (
    <Field
      key={name}
      name={name}
      label={t(name)}
      hint={name === "votesFor" ? t("votesHint") : undefined}
      width="short"
      inputMode="numeric"
      optional
    />
  ));
}
