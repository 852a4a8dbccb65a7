import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import type { IdentityWay } from "#server/platform/oidc.ts";
import { IdentityLinks } from "./identity-links.tsx";
import { Problem } from "./problem.tsx";
import { type PasskeyWay, UsePasskey } from "./use-passkey.tsx";

type SecondStepProps = {
  /** Asks for the link that takes lost factors off. */
  lost: FormAction;
  /** Where the account has a passkey. */
  passkey: PasskeyWay | null;
  /** That link was asked for just now. */
  asked: boolean;
  /** A right password waits for its code. */
  waits: boolean;
  action: FormAction;
  back: string | undefined;
  problem: string | null;
  /** The providers of which the account has an identity to sign in with instead. */
  ways: readonly IdentityWay[];
  /** The code of the moment, for an account of the demonstration. */
  demonstration: string | null;
};

/** After the right password: a code, or another way to prove who is there. */
export function SecondStep(props: SecondStepProps) {
  const { waits, lost, asked, passkey, action, back, problem, ways, demonstration } = props;
  const t = useTranslations("identity");
  if (!waits) {
    return (
      <Page title={t("secondStep.title")} lead={t("secondStep.none")}>
        <p>
          <LinkButton href="/sign-in">{t("signIn.title")}</LinkButton>
        </p>
      </Page>
    );
  }
  return (
    <Page title={t("secondStep.title")} lead={t("secondStep.lead")}>
      <Problem text={problem} />
      {asked ? <Notice tone="done" title={t("loss.asked")} live /> : null}
      {demonstration ? <Notice title={t("secondStep.demo")} /> : null}
      <ActionForm action={action}>
        <Field
          name="code"
          label={t("secondStep.code")}
          hint={t("secondStep.codeHint")}
          autoComplete="one-time-code"
          width="medium"
          defaultValue={demonstration ?? undefined}
        />
        <div>
          <Button>{t("secondStep.submit")}</Button>
        </div>
      </ActionForm>
      {passkey ? <UsePasskey {...passkey} to="second" /> : null}
      <IdentityLinks
        ways={ways}
        query={{ for: "sign-in", back }}
        say={(provider) => t("secondStep.identity", { provider })}
        tone="secondary"
      />
      <p>
        <LinkButton href="/sign-in" tone="quiet">
          {t("secondStep.again")}
        </LinkButton>
      </p>
      <Confirm trigger={t("loss.link")} tone="quiet">
        <p className="font-semibold">{t("loss.title")}</p>
        <p>{t("loss.lead")}</p>
        <p>{t("loss.text")}</p>
        <ActionForm action={lost} label={t("loss.title")}>
          <div>
            <Button tone="secondary">{t("loss.ask")}</Button>
          </div>
        </ActionForm>
      </Confirm>
    </Page>
  );
}
