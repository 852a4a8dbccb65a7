import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Section } from "#components/ui/section.tsx";
import { PASSWORD_MIN } from "#server/identity/factor/factor.rules.ts";
import { IdentityLinks } from "./identity-links.tsx";
import type { InvitationProps } from "./invitation.tsx";

type Choices = Pick<InvitationProps, "token" | "signedInAs" | "ways" | "byPassword" | "asPerson">;

/** The ways to accept: as who one is already, by an identity provider, or with a new password. */
export function InvitationChoices(props: Choices) {
  const { token, signedInAs, ways, byPassword, asPerson } = props;
  const t = useTranslations("identity.invitation");
  return (
    <>
      {signedInAs ? (
        <Section title={t("asPerson")}>
          <p className="max-w-measure">{t("asPersonText", { name: signedInAs })}</p>
          <ActionForm action={asPerson}>
            <div>
              <Button>{t("accept")}</Button>
            </div>
          </ActionForm>
        </Section>
      ) : null}
      {ways.length > 0 ? (
        <Section title={t("byIdentity")}>
          <p className="max-w-measure text-quiet">{t("identityHint")}</p>
          <IdentityLinks
            ways={ways}
            query={{ for: "invitation", token }}
            say={(provider) => t("by", { provider })}
            tone={signedInAs ? "secondary" : "primary"}
          />
        </Section>
      ) : null}
      {signedInAs ? null : (
        <Section title={t("byPassword")}>
          <ActionForm action={byPassword}>
            <Field
              name="password"
              type="password"
              label={t("password")}
              hint={t("passwordHint", { min: PASSWORD_MIN })}
              autoComplete="new-password"
            />
            <div>
              <Button tone={ways.length > 0 ? "secondary" : "primary"}>{t("submit")}</Button>
            </div>
          </ActionForm>
        </Section>
      )}
    </>
  );
}
