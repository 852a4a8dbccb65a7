import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import type { ConfirmationWays } from "#server/identity/confirmation/confirmation.schema.ts";
import type { IdentityWay } from "#server/platform/oidc.ts";
import { IdentityLinks } from "./identity-links.tsx";
import { Problem } from "./problem.tsx";
import { type PasskeyWay, UsePasskey } from "./use-passkey.tsx";

type ConfirmationProps = {
  ways: ConfirmationWays;
  /** The providers of which the account has an identity. */
  identities: readonly IdentityWay[];
  passkey: PasskeyWay | null;
  back: string | undefined;
  /** It was confirmed, and nothing waits on this page: a form waits in another. */
  done: boolean;
  problem: string | null;
  action: FormAction;
};

/** The ways to prove again who one is, the quickest first. */
export function Confirmation(props: ConfirmationProps) {
  const { ways, identities, passkey, back, done, problem, action } = props;
  const t = useTranslations("identity");
  const home = `/${useLocale()}/confirm?done=1`;
  return (
    <Page title={t("confirm.title")} lead={t("confirm.lead")}>
      <Problem text={problem} />
      {done ? <Notice tone="done" title={t("confirm.done")} live /> : null}
      {ways.field && !done ? (
        <ActionForm action={action}>
          {ways.field === "code" ? (
            <Field
              name="code"
              label={t("secondStep.code")}
              hint={t("secondStep.codeHint")}
              autoComplete="one-time-code"
              width="medium"
            />
          ) : (
            <Field
              name="password"
              type="password"
              label={t("signIn.password")}
              autoComplete="current-password"
            />
          )}
          <div>
            <Button>{t("confirm.submit")}</Button>
          </div>
        </ActionForm>
      ) : null}
      {passkey && !done ? <UsePasskey {...passkey} to="confirm" /> : null}
      {done ? null : (
        <IdentityLinks
          ways={identities}
          query={{ for: "confirm", back: back ?? home }}
          say={(provider) => t("confirm.identity", { provider })}
          tone={ways.field ? "secondary" : "primary"}
        />
      )}
    </Page>
  );
}
