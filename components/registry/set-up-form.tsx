import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { PASSWORD_MIN } from "#server/identity/factor/factor.rules.ts";
import { OfficeFields } from "./office-fields.tsx";

/** The first page of an installation: its first office, and who manages it. */
export function SetUpForm({ isOpen, action }: { isOpen: boolean; action: FormAction }) {
  const t = useTranslations("registry.setUp");
  if (!isOpen) {
    return (
      <Page title={t("title")}>
        <Notice tone="waiting" title={t("closedTitle")}>
          <p>{t("closed")}</p>
        </Notice>
      </Page>
    );
  }
  return (
    <Page title={t("title")} lead={t("lead")}>
      <ActionForm action={action} label={t("title")} className="grid gap-10">
        <Section title={t("office")}>
          <OfficeFields within="office." />
        </Section>
        <Section title={t("manager")}>
          <Field name="manager.name" label={t("name")} autoComplete="name" width="medium" />
          <Field
            name="manager.email"
            type="email"
            label={t("email")}
            autoComplete="username"
            width="medium"
          />
          <Field
            name="manager.password"
            type="password"
            label={t("password")}
            hint={t("passwordHint", { min: PASSWORD_MIN })}
            autoComplete="new-password"
            width="medium"
          />
        </Section>
        <div>
          <Button>{t("save")}</Button>
        </div>
      </ActionForm>
    </Page>
  );
}
