import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { Section } from "#components/ui/section.tsx";
import type { PartyView } from "#server/registry/party/party.schema.ts";

type PartyConsentProps = {
  party: PartyView;
  today: string;
  give: FormAction;
  withdraw: FormAction;
};

/** How a person is convened: by registered letter, unless he accepted e-mail in writing himself. */
export function PartyConsent({ party, today, give, withdraw }: PartyConsentProps) {
  const t = useTranslations("registry.party");
  const locale = useLocale();
  const current = party.consents.find(({ revokedOn }) => revokedOn === null);
  if (current) {
    return (
      <Section title={t("consent")}>
        <p>
          {t("consentGiven", {
            date: formatDate(current.acceptedOn, locale),
            email: current.email,
          })}
        </p>
        <ActionForm action={withdraw} label={t("withdraw")}>
          <Button tone="secondary">{t("withdraw")}</Button>
        </ActionForm>
      </Section>
    );
  }
  return (
    <Section title={t("consent")}>
      <p>{t("consentNone")}</p>
      {party.email ? (
        <ActionForm action={give} label={t("encodeConsent")}>
          <Field name="acceptedText" label={t("paper")} maxLength={2000} />
          <DateField name="acceptedOn" label={t("acceptedOn")} max={today} />
          <Button tone="secondary">{t("encodeConsent")}</Button>
        </ActionForm>
      ) : null}
    </Section>
  );
}
