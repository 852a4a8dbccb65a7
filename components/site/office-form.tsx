import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { type Definition, DefinitionList } from "#components/ui/definition-list.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { dayAsTyped } from "#server/registry/office/hours.rules.ts";
import { WEEKDAYS } from "#server/registry/office/hours.schema.ts";
import type { OfficeSettings } from "#server/site/notice/desk.queries.ts";
import { dayName, hoursText } from "./hours-text.ts";

type OfficeFormProps = { office: OfficeSettings; mayChange: boolean; action: FormAction };

/** How the syndic is called and reached; what it changes is said before it is changed. */
export function OfficeForm({ office, mayChange, action }: OfficeFormProps) {
  const t = useTranslations("site.settings.office");
  return (
    <Section title={t("title")} id="office">
      <OfficeFacts office={office} />
      {mayChange ? (
        <details className="grid gap-4">
          <summary className="min-h-11 py-2 font-semibold text-plate">{t("change")}</summary>
          <p className="mb-6 max-w-measure text-quiet">{t("everywhere")}</p>
          <Form office={office} action={action} />
        </details>
      ) : (
        <p className="max-w-measure text-quiet">{t("notManager")}</p>
      )}
    </Section>
  );
}

function OfficeFacts({ office }: { office: OfficeSettings }) {
  const t = useTranslations("site.settings.office");
  const words = useTranslations("site.public");
  const locale = useLocale();
  const { name, legalForm, profession, enterpriseNumber, ipiNumber, openingHours } = office;
  const facts: readonly (readonly [string, Definition["detail"]])[] = [
    [t("name"), [name, legalForm].filter(Boolean).join(" ")],
    [t("profession"), profession],
    [words("enterpriseNumber"), enterpriseNumber && formatEnterpriseNumber(enterpriseNumber)],
    [words("ipi"), ipiNumber],
    [t("emergencyPhone"), office.emergencyPhone],
    [t("phone"), office.phone],
    [t("email"), office.email],
    [
      words(office.kind === "firm" ? "seat" : "domicile"),
      `${office.street}, ${office.postcode} ${office.town}`,
    ],
    [
      t("hours"),
      openingHours &&
        hoursText(openingHours, locale).map(({ days, times }) => (
          <span key={days} className="block">
            {days} {times}
          </span>
        )),
    ],
  ];
  const items = facts.flatMap(([term, detail]) => (detail ? [{ term, detail }] : []));
  return <DefinitionList items={items} />;
}

function Form({ office, action }: Omit<OfficeFormProps, "mayChange">) {
  const t = useTranslations("site.settings.office");
  const isFirm = office.kind === "firm";
  return (
    <ActionForm action={action} label={t("change")}>
      {isFirm ? (
        <Field
          name="legalForm"
          label={t("legalForm")}
          hint={t("legalFormHint")}
          width="short"
          defaultValue={office.legalForm ?? undefined}
          maxLength={40}
        />
      ) : (
        <Field
          name="profession"
          label={t("profession")}
          width="medium"
          defaultValue={office.profession ?? undefined}
          maxLength={100}
        />
      )}
      <Field
        name="emergencyPhone"
        type="tel"
        label={t("emergencyPhone")}
        width="medium"
        defaultValue={office.emergencyPhone ?? undefined}
        optional
      />
      <Field
        name="phone"
        type="tel"
        label={t("phone")}
        width="medium"
        defaultValue={office.phone}
      />
      <Field name="email" type="email" label={t("email")} defaultValue={office.email} />
      <Field name="street" label={t("street")} defaultValue={office.street} />
      <Field name="postcode" label={t("postcode")} width="short" defaultValue={office.postcode} />
      <Field name="town" label={t("town")} width="medium" defaultValue={office.town} />
      <Hours office={office} />
      {isFirm ? null : (
        <Checkbox
          name="domicileAgreed"
          label={t("domicile")}
          hint={t("domicileHint")}
          defaultChecked={office.domicileAgreed}
        />
      )}
      <Button>{t("save")}</Button>
    </ActionForm>
  );
}

/** A line for each day: what is typed is read forgivingly, what is shown is exact. */
function Hours({ office }: { office: OfficeSettings }) {
  const t = useTranslations("site.settings.office");
  const locale = useLocale();
  return (
    <fieldset className="min-w-0">
      <legend className="p-0 font-semibold">{t("hours")}</legend>
      <p className="mt-0.5 max-w-measure text-fine text-quiet">{t("hoursHint")}</p>
      <div className="mt-3 grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {WEEKDAYS.map((day) => (
          <Field
            key={day}
            name={`hours.${day}`}
            label={dayName(day, locale)}
            width="medium"
            defaultValue={dayAsTyped(office.openingHours?.[day])}
            maxLength={100}
          />
        ))}
      </div>
    </fieldset>
  );
}
