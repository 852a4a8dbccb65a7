import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Role } from "#server/kernel/actor.ts";

type RoleSwitchProps = { roles: readonly Role[]; role: Role | null; action: FormAction };

/** In which of one's roles this session works. */
export function RoleSwitch({ roles, role, action }: RoleSwitchProps) {
  const t = useTranslations("identity");
  return (
    <Section title={t("account.role")}>
      <ActionForm action={action}>
        <Select
          name="role"
          label={t("account.roleLabel")}
          hint={t("account.roleHint")}
          placeholder={t("account.allRoles")}
          defaultValue={role ?? ""}
          choices={roles.map((held) => ({ value: held, label: t(`role.${held}`) }))}
        />
        <div>
          <Button tone="secondary">{t("account.chooseRole")}</Button>
        </div>
      </ActionForm>
    </Section>
  );
}
