import { NextIntlClientProvider, useLocale, useTranslations } from "next-intl";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { Radios } from "#components/ui/radios.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { CATALOGUE } from "#messages/catalogue.ts";
import { toLocale } from "#messages/routing.ts";
import { type FoundKey, KeyForm } from "./key-form.tsx";

type KeyPageProps = {
  association: Readonly<{ name: string; slug: string }>;
  /** The key that gets a new version; null for a new key. */
  name: string | null;
  /** The lots with what they weigh now. */
  lots: readonly Readonly<{ code: string; weight: string | null }>[];
  preview: FormAction<FoundKey>;
  enter: FormAction;
};

/** Where a key of the statutes, or a new version of one, is prepared. */
export function KeyPage({ association, name, lots, preview, enter }: KeyPageProps) {
  const t = useTranslations("registry.keys");
  const { ui, registry } = CATALOGUE[toLocale(useLocale())];
  const { slug } = association;
  const title = name === null ? t("addTitle") : t("versionTitle", { name });
  return (
    <Page
      title={title}
      lead={t("formLead")}
      crumbs={[
        { href: `/${slug}`, label: association.name },
        { href: `/${slug}/registry/keys`, label: t("title") },
      ]}
      law={<LawNote article="3.88 §1 2° a">{t("lawChange")}</LawNote>}
    >
      <NextIntlClientProvider messages={{ ui, registry: { keys: registry.keys } }}>
        <KeyForm label={title} preview={preview} enter={enter}>
          {name === null ? <NewKeyFields /> : null}
          <DateField name="startsOn" label={t("from")} hint={t("fromHint")} />
          <Field name="decision" label={t("decision")} hint={t("decisionHint")} maxLength={500} />
          <Textarea
            name="weights"
            label={t("weightsList")}
            hint={t("weightsHint")}
            rows={Math.min(24, lots.length + 1)}
            defaultValue={lots.map(({ code, weight }) => `${code};${weight ?? 0}`).join("\n")}
          />
        </KeyForm>
      </NextIntlClientProvider>
    </Page>
  );
}

function NewKeyFields() {
  const t = useTranslations("registry.keys");
  return (
    <>
      <Field name="name" label={t("name")} hint={t("nameHint")} maxLength={100} />
      <Radios
        name="purpose"
        legend={t("purpose")}
        defaultValue="cost"
        choices={[
          { value: "cost", label: t("purposes.cost") },
          { value: "special_parts", label: t("purposes.special_parts"), hint: t("specialHint") },
        ]}
      />
    </>
  );
}
