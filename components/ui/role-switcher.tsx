import { useTranslations } from "next-intl";
import type { Role } from "#server/kernel/actor.ts";
import { ActionForm } from "./action-form.tsx";
import { Button } from "./button.tsx";
import type { FormAction } from "./form-state.ts";
import { Select } from "./select.tsx";

type RoleSwitcherProps = {
  /** All the roles the person holds. */
  roles: readonly Role[];
  /** The one he chose to act in; null for all of them. */
  acting: Role | null;
  /** Receives `role`: one of them, or nothing for all. */
  action: FormAction;
};

/** In what role one acts. With a single role there is nothing to choose. */
export function RoleSwitcher({ roles, acting, action }: RoleSwitcherProps) {
  const t = useTranslations("ui");
  if (roles.length === 0) return null;
  if (roles.length === 1 && roles[0]) {
    return (
      <p className="text-fine text-quiet">
        {t("role.label")} <span className="font-semibold">{t(`role.${roles[0]}`)}</span>
      </p>
    );
  }
  return (
    <ActionForm action={action} label={t("role.switch")} className="grid justify-items-start gap-2">
      <Select
        name="role"
        label={t("role.label")}
        placeholder={t("role.all")}
        defaultValue={acting ?? ""}
        choices={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
      />
      <Button tone="secondary" dense>
        {t("role.switch")}
      </Button>
    </ActionForm>
  );
}
