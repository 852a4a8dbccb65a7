import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Radios } from "#components/ui/radios.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { LOCALES } from "#messages/routing.ts";
import type { PartyView } from "#server/registry/party/party.schema.ts";

const LINES = [
  { name: "street", autoComplete: "street-address", width: "full", type: "text" },
  { name: "postcode", autoComplete: "postal-code", width: "short", type: "text" },
  { name: "town", autoComplete: "address-level2", width: "medium", type: "text" },
  { name: "phone", autoComplete: "tel", width: "medium", type: "tel" },
] as const;

/** Where a person is reached, in what language, and by what all but convocations comes to him. */
export function OwnContactForm({ party, action }: { party: PartyView; action: FormAction }) {
  const t = useTranslations("registry");
  const words = useTranslations("ui.languages");
  return (
    <Section title={t("me.address")}>
      <ActionForm action={action} label={t("me.address")}>
        {LINES.map(({ name, ...line }) => (
          <Field
            key={name}
            {...{ name, ...line }}
            label={t(`party.${name}`)}
            optional
            defaultValue={party[name] ?? undefined}
          />
        ))}
        <Field
          name="email"
          type="email"
          autoComplete="email"
          label={t("party.email")}
          hint={t("me.emailHint")}
          optional
          defaultValue={party.email ?? undefined}
        />
        <Select
          name="language"
          label={t("party.language")}
          defaultValue={party.language}
          choices={LOCALES.map((code) => ({ value: code, label: words(code) }))}
        />
        <Radios
          name="ordinaryChannel"
          legend={t("me.ordinary")}
          defaultValue={party.ordinaryChannel ?? ""}
          choices={[
            { value: "", label: t("me.ordinaryFollow") },
            { value: "letter", label: t("me.ordinaryLetter") },
            { value: "email", label: t("me.ordinaryEmail") },
          ]}
        />
        <Radios
          name="mailFormat"
          legend={t("me.format")}
          defaultValue={party.mailFormat}
          choices={[
            { value: "html", label: t("me.formatHtml") },
            { value: "text", label: t("me.formatText") },
          ]}
        />
        <div>
          <Button>{t("me.save")}</Button>
        </div>
      </ActionForm>
    </Section>
  );
}
