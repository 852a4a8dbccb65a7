import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { formatDate } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import type { ConsentRequestLine } from "#server/registry/consent/consent.schema.ts";
import type { PartyView } from "#server/registry/party/party.schema.ts";

type OwnConsentProps = {
  party: PartyView;
  consent: Readonly<{
    text: string;
    email: string | null;
    requests: readonly ConsentRequestLine[];
  }>;
  accept: FormAction;
  withdraw: FormAction;
};

/** How one is convened: by registered letter, or by e-mail while one's own consent stands. */
export function OwnConsent({ party, consent, accept, withdraw }: OwnConsentProps) {
  const t = useTranslations("registry.me");
  const locale = useLocale();
  const given = party.consents.find(({ revokedOn }) => revokedOn === null);
  const pending = consent.requests.find(({ state }) => state === "sent" || state === "oral");
  if (given) {
    const { email, acceptedOn } = given;
    return (
      <Section title={t("convocations")}>
        <p>{t("byEmail", { email, date: formatDate(acceptedOn, locale) })}</p>
        <Confirm trigger={t("withdraw")}>
          <p>{t("withdrawWhat", { email })}</p>
          <ActionForm action={withdraw} label={t("withdraw")}>
            <div>
              <Button>{t("withdraw")}</Button>
            </div>
          </ActionForm>
        </Confirm>
      </Section>
    );
  }
  return (
    <Section title={t("convocations")}>
      <p>{t("byLetter")}</p>
      {pending ? (
        <Notice tone="waiting">
          {t("pending", {
            email: pending.email,
            date: formatDate(pending.createdAt.slice(0, 10), locale),
          })}
        </Notice>
      ) : null}
      <ActionForm action={accept} label={t("accept")}>
        <blockquote
          lang={party.language}
          className="max-w-measure border-plate border-s-4 ps-4 leading-relaxed"
        >
          {consent.text}
        </blockquote>
        <Field
          name="consentEmail"
          type="email"
          autoComplete="email"
          label={t("consentEmail")}
          hint={t("consentHint")}
          defaultValue={consent.email ?? undefined}
        />
        <Checkbox name="agreed" label={t("agree")} />
        <div>
          <Button>{t("accept")}</Button>
        </div>
      </ActionForm>
    </Section>
  );
}
