import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import type { AccountView } from "#server/identity/account/account.schema.ts";
import type { Role } from "#server/kernel/actor.ts";
import { AccountEmail } from "./account-email.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { AccountLanguage } from "./account-language.tsx";
import { RoleSwitch } from "./role-switch.tsx";

type AccountProps = {
  account: AccountView;
  roles: readonly Role[];
  role: Role | null;
  saved: boolean;
  problem: string | null;
  actions: { askEmail: FormAction; changeLocale: FormAction; chooseRole: FormAction };
};

/** Who one is here, in which role, in which language. */
export function Account({ account, roles, role, saved, problem, actions }: AccountProps) {
  const t = useTranslations("identity.account");
  return (
    <AccountFrame here="profile" saved={saved} problem={problem}>
      <DefinitionList
        items={[
          { term: t("name"), detail: account.displayName },
          { term: t("email"), detail: account.email },
        ]}
      />
      {roles.length > 1 ? (
        <RoleSwitch roles={roles} role={role} action={actions.chooseRole} />
      ) : null}
      <AccountEmail action={actions.askEmail} />
      <AccountLanguage locale={account.locale} action={actions.changeLocale} />
    </AccountFrame>
  );
}
