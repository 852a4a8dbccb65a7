import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { Fieldset } from "#components/ui/fieldset.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Page } from "#components/ui/page.tsx";
import { Select } from "#components/ui/select.tsx";
import { LOCALES } from "#messages/routing.ts";

type AssociationFormProps = {
  offices: readonly Readonly<{ id: string; name: string }>[];
  action: FormAction;
};

/** A new association, and the mandate by which the office manages it. */
export function AssociationForm({ offices, action }: AssociationFormProps) {
  const t = useTranslations("registry.create");
  const words = useTranslations("ui.languages");
  return (
    <Page title={t("title")} lead={t("lead")} law={<LawNote article="3.89 §1">{t("law")}</LawNote>}>
      {offices.length === 0 ? (
        <EmptyState>{t("noOffice")}</EmptyState>
      ) : (
        <ActionForm action={action} label={t("title")}>
          <Select
            name="officeId"
            label={t("office")}
            choices={offices.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Field name="name" label={t("name")} maxLength={200} />
          <Field
            name="enterpriseNumber"
            label={t("number")}
            hint={t("numberHint")}
            width="medium"
          />
          <Field name="street" label={t("street")} />
          <Field name="postcode" label={t("postcode")} width="short" />
          <Field name="town" label={t("town")} width="medium" />
          <Field
            name="sharesTotal"
            label={t("shares")}
            hint={t("sharesHint")}
            inputMode="numeric"
            width="short"
          />
          <Field
            name="fiscalYearStart"
            label={t("fiscalYear")}
            hint={t("dayHint")}
            width="short"
            defaultValue="01-01"
          />
          <Field name="periodStart" label={t("period")} hint={t("dayHint")} width="short" />
          <Select
            name="language"
            label={t("language")}
            choices={LOCALES.map((code) => ({ value: code, label: words(code) }))}
          />
          <Fieldset id="also" legend={t("also")} hint={t("alsoHint")} optional>
            <div className="flex flex-wrap gap-x-8">
              {LOCALES.map((code) => (
                <Checkbox key={code} name={`also.${code}`} label={words(code)} />
              ))}
            </div>
          </Fieldset>
          <DateField name="appointedOn" label={t("appointedOn")} />
          <DateField name="startsOn" label={t("startsOn")} />
          <DateField name="endsOn" label={t("endsOn")} hint={t("endsHint")} />
          <Button>{t("save")}</Button>
        </ActionForm>
      )}
    </Page>
  );
}
