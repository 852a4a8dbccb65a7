import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Page } from "#components/ui/page.tsx";

/** On the other device: the code, typed or come with the address, and the button that uses it. */
export function ContinueHere({ code, action }: { code: string | undefined; action: FormAction }) {
  const t = useTranslations("identity.continue");
  return (
    <Page title={t("hereTitle")} lead={t("hereLead")}>
      <ActionForm action={action}>
        <Field
          name="code"
          label={t("code")}
          hint={t("codeHint")}
          defaultValue={code}
          autoComplete="off"
          width="medium"
        />
        <div>
          <Button>{t("take")}</Button>
        </div>
      </ActionForm>
    </Page>
  );
}
