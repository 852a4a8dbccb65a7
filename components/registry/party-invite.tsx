import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { InvitedRole } from "#server/registry/invitation/invitation.schema.ts";
import type { PartyView } from "#server/registry/party/party.schema.ts";

/** How a person of the register is given an access of his own. */
export function PartyInvite({ party, action }: { party: PartyView; action: FormAction }) {
  const t = useTranslations("registry.party");
  const words = useTranslations("ui.role");
  return (
    <Section title={t("invite")}>
      <ActionForm action={action} label={t("invite")}>
        <Field
          name="email"
          type="email"
          label={t("email")}
          hint={t("inviteHint")}
          defaultValue={party.email ?? undefined}
        />
        <Select
          name="role"
          label={t("inviteRole")}
          defaultValue="owner"
          choices={InvitedRole.options.map((value) => ({ value, label: words(value) }))}
        />
        <Button tone="secondary">{t("inviteSend")}</Button>
      </ActionForm>
    </Section>
  );
}
