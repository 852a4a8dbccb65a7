import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";

type ForgottenProps = { action: FormAction; sent: boolean };

/** Asks for the address of an account; the answer is the same for everybody's. */
export function Forgotten({ action, sent }: ForgottenProps) {
  const t = useTranslations("identity");
  return (
    <Page title={t("forgotten.title")} lead={t("forgotten.lead")}>
      {sent ? (
        <Notice tone="done" title={t("forgotten.sent")} live>
          <p>{t("forgotten.sentText")}</p>
        </Notice>
      ) : null}
      <ActionForm action={action}>
        <Field name="email" type="email" label={t("signIn.email")} autoComplete="username" />
        <div>
          <Button>{t("forgotten.submit")}</Button>
        </div>
      </ActionForm>
    </Page>
  );
}
