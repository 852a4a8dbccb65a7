import { useTranslations } from "next-intl";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { AccountView } from "#server/identity/account/account.schema.ts";
import type { LinkedIdentity } from "#server/identity/provider/provider.schema.ts";
import type { FactorsView } from "#server/identity/second-factor/second-factor.schema.ts";
import type { IdentityWay } from "#server/platform/oidc.ts";
import { AccountFrame } from "./account-frame.tsx";
import { AccountPassword } from "./account-password.tsx";
import { LinkedIdentities } from "./linked-identities.tsx";
import { RecoverySection } from "./recovery-section.tsx";
import { SecondFactors } from "./second-factors.tsx";

type About = (id: string, ...rest: Parameters<FormAction>) => ReturnType<FormAction>;

type MethodsProps = {
  account: AccountView;
  factors: FactorsView;
  identities: readonly LinkedIdentity[];
  /** Staff of an office whom nothing but a password has proved. */
  mustEnrol: boolean;
  /** Where to go on to once there is a factor. */
  back: string | undefined;
  ways: readonly IdentityWay[];
  saved: boolean;
  problem: string | null;
  actions: {
    changePassword: FormAction;
    unbindIdentity: About;
    removeFactor: About;
    renewRecoveryCodes: FormAction;
  };
};

/** Every way one's account can be entered. */
export function Methods(props: MethodsProps) {
  const { account, factors, identities, mustEnrol, back, ways, actions } = props;
  const t = useTranslations("identity.methods");
  return (
    <AccountFrame here="methods" saved={props.saved} problem={props.problem}>
      {mustEnrol ? (
        <Notice tone="waiting" title={t("required")}>
          <p>{t("requiredText")}</p>
        </Notice>
      ) : null}
      <SecondFactors factors={factors.factors} back={back} remove={actions.removeFactor} />
      {factors.factors.length > 0 ? (
        <RecoverySection left={factors.recoveryLeft} renew={actions.renewRecoveryCodes} />
      ) : null}
      <LinkedIdentities identities={identities} ways={ways} unbind={actions.unbindIdentity} />
      {mustEnrol ? null : (
        <AccountPassword hasPassword={account.hasPassword} action={actions.changePassword} />
      )}
    </AccountFrame>
  );
}
