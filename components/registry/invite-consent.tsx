import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Radios } from "#components/ui/radios.tsx";
import type { PartyView } from "#server/registry/party/party.schema.ts";

/** The office proposes e-mail to a person who is convened by registered letter. */
export function InviteConsent({ party, action }: { party: PartyView; action: FormAction }) {
  const t = useTranslations("registry.consents");
  if (party.consents.some(({ revokedOn }) => revokedOn === null)) return null;
  return (
    <Confirm trigger={t("invite")}>
      <p>{t("inviteWhat")}</p>
      <ActionForm action={action} label={t("invite")}>
        <Field
          name="consentEmail"
          type="email"
          label={t("email")}
          hint={t("emailHint")}
          defaultValue={party.email ?? undefined}
        />
        <Radios
          name="via"
          legend={t("via")}
          defaultValue="letter"
          choices={[
            { value: "letter", label: t("viaLetter"), hint: t("viaLetterHint") },
            { value: "email", label: t("viaEmail"), hint: t("viaEmailHint") },
          ]}
        />
        <div>
          <Button>{t("inviteSend")}</Button>
        </div>
      </ActionForm>
    </Confirm>
  );
}
