import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Section } from "#components/ui/section.tsx";

/** Asks for another address; it changes once the link sent there is opened. */
export function AccountEmail({ action }: { action: FormAction }) {
  const t = useTranslations("identity.emailChange");
  return (
    <Section title={t("title")}>
      <ActionForm action={action}>
        <Field name="email" type="email" label={t("field")} hint={t("hint")} autoComplete="email" />
        <div>
          <Button tone="secondary">{t("ask")}</Button>
        </div>
      </ActionForm>
    </Section>
  );
}
