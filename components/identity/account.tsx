import { useTranslations } from "next-intl";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import type { AccountView } from "#server/identity/account/account.schema.ts";
import type { LinkedIdentity } from "#server/identity/provider/provider.schema.ts";
import type { SessionLine } from "#server/identity/session/session.schema.ts";
import type { Role } from "#server/kernel/actor.ts";
import { AccountLanguage } from "./account-language.tsx";
import { AccountPassword } from "./account-password.tsx";
import { LinkedIdentities } from "./linked-identities.tsx";
import { OpenSessions } from "./open-sessions.tsx";
import { Problem } from "./problem.tsx";
import { RoleSwitch } from "./role-switch.tsx";

type About = (id: string, ...rest: Parameters<FormAction>) => ReturnType<FormAction>;

type AccountProps = {
  account: AccountView;
  sessions: readonly SessionLine[];
  identities: readonly LinkedIdentity[];
  roles: readonly Role[];
  role: Role | null;
  withItsme: boolean;
  saved: boolean;
  problem: string | null;
  actions: {
    changeLocale: FormAction;
    changePassword: FormAction;
    chooseRole: FormAction;
    revokeSession: About;
    unbindIdentity: About;
  };
};

/** Who one is here, in which role, and every way one's account can be entered. */
export function Account(props: AccountProps) {
  const { account, actions } = props;
  const t = useTranslations("identity.account");
  return (
    <Page title={t("title")}>
      <Problem text={props.problem} />
      {props.saved && !props.problem ? <Notice tone="done" title={t("saved")} live /> : null}
      <DefinitionList
        items={[
          { term: t("name"), detail: account.displayName },
          { term: t("email"), detail: account.email },
        ]}
      />
      {props.roles.length > 1 ? (
        <RoleSwitch roles={props.roles} role={props.role} action={actions.chooseRole} />
      ) : null}
      <AccountLanguage locale={account.locale} action={actions.changeLocale} />
      <AccountPassword hasPassword={account.hasPassword} action={actions.changePassword} />
      <LinkedIdentities
        identities={props.identities}
        withItsme={props.withItsme}
        unbind={actions.unbindIdentity}
      />
      <OpenSessions sessions={props.sessions} revoke={actions.revokeSession} />
    </Page>
  );
}
