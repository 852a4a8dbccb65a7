import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Section } from "#components/ui/section.tsx";
import { PASSWORD_MIN } from "#server/identity/factor/factor.rules.ts";
import type { InvitationProps } from "./invitation.tsx";
import { ItsmeLink } from "./itsme-link.tsx";

type Choices = Pick<
  InvitationProps,
  "token" | "signedInAs" | "withItsme" | "byPassword" | "asPerson"
>;

/** The ways to accept: as who one is already, by itsme, or with a new password. */
export function InvitationChoices(props: Choices) {
  const { token, signedInAs, withItsme, byPassword, asPerson } = props;
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
      {withItsme ? (
        <Section title={t("byItsme")}>
          <p className="max-w-measure text-quiet">{t("itsmeHint")}</p>
          <p>
            <ItsmeLink
              query={{ for: "invitation", token }}
              tone={signedInAs ? "secondary" : "primary"}
            >
              {t("byItsme")}
            </ItsmeLink>
          </p>
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
              <Button tone={withItsme ? "secondary" : "primary"}>{t("submit")}</Button>
            </div>
          </ActionForm>
        </Section>
      )}
    </>
  );
}
