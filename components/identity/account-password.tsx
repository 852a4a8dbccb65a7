import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";
import { PASSWORD_MIN } from "#server/identity/factor/factor.rules.ts";

type AccountPasswordProps = { hasPassword: boolean; action: FormAction };

/** Replaces the password after the present one, or sets the first. */
export function AccountPassword({ hasPassword, action }: AccountPasswordProps) {
  const t = useTranslations("identity.account");
  return (
    <Section title={t("password")}>
      {hasPassword ? null : <p className="max-w-measure">{t("noPassword")}</p>}
      <ActionForm action={action}>
        {hasPassword ? (
          <Field
            name="current"
            type="password"
            label={t("current")}
            autoComplete="current-password"
          />
        ) : null}
        <Field
          name="next"
          type="password"
          label={t("next")}
          hint={t("nextHint", { min: PASSWORD_MIN })}
          autoComplete="new-password"
        />
        <div>
          <Button tone="secondary">{t(hasPassword ? "changePassword" : "setPassword")}</Button>
        </div>
      </ActionForm>
    </Section>
  );
}
