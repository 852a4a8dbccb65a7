import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#messages/navigation.ts";
import type { IdentityWay } from "#server/platform/oidc.ts";
import { type Demonstration, DemonstrationAccounts } from "./demonstration-accounts.tsx";
import { IdentityLinks } from "./identity-links.tsx";
import { Problem } from "./problem.tsx";
import { type PasskeyWay, UsePasskey } from "./use-passkey.tsx";

type SignInProps = {
  action: FormAction;
  passkey: PasskeyWay;
  back: string | undefined;
  problem: string | null;
  /** The password has just been replaced by a link. */
  changed: boolean;
  /** A form came after its session had ended: what has become of what was typed into it. */
  interrupted: "kept" | "lost" | "none" | null;
  ways: readonly IdentityWay[];
  demonstration: Demonstration | null;
};

/** The two ways in, and nothing to register with: accounts come from invitations. */
export function SignIn(props: SignInProps) {
  const { action, passkey, back, problem, changed, interrupted, ways, demonstration } = props;
  const t = useTranslations("identity.signIn");
  const f = useTranslations("identity.forgotten");
  const r = useTranslations("identity.reset");
  return (
    <Page title={t("title")} lead={t("noAccount")}>
      <Problem text={problem} />
      {changed ? <Notice tone="done" title={r("done")} live /> : null}
      {interrupted ? (
        <Notice tone="waiting" title={t("interrupted")} live>
          <p>{t(`interruptedForm.${interrupted}`)}</p>
        </Notice>
      ) : null}
      {ways.length > 0 ? (
        <Section title={t("byIdentity")}>
          <p className="max-w-measure text-quiet">{t("identityHint")}</p>
          <IdentityLinks
            ways={ways}
            query={{ for: "sign-in", back }}
            say={(provider) => t("identity", { provider })}
          />
        </Section>
      ) : null}
      <Section title={t("byPassword")}>
        <ActionForm action={action}>
          <Field name="email" type="email" label={t("email")} autoComplete="username" />
          <Field
            name="password"
            type="password"
            label={t("password")}
            autoComplete="current-password"
          />
          <div>
            <Button tone={ways.length > 0 ? "secondary" : "primary"}>{t("submit")}</Button>
          </div>
        </ActionForm>
        <UsePasskey {...passkey} to="signIn" />
        <p>
          <Link href="/forgotten">{f("link")}</Link>
        </p>
      </Section>
      {demonstration ? <DemonstrationAccounts {...demonstration} /> : null}
    </Page>
  );
}
