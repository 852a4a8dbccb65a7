import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import type { FormAction } from "#components/ui/form-state.ts";
import { Page } from "#components/ui/page.tsx";

/** Offers a page of one's own to another device, by a code of one use, shown here or sent by mail. */
export function ContinueElsewhere({ page, action }: { page: string; action: FormAction }) {
  const t = useTranslations("identity.continue");
  return (
    <Page title={t("title")} lead={t("lead")}>
      <ActionForm action={action}>
        <p className="max-w-measure">{t("text")}</p>
        <p className="max-w-measure">{t("mailText")}</p>
        <div className="flex flex-wrap gap-4">
          <Button>{t("make")}</Button>
          <Button name="by" value="mail" tone="secondary">
            {t("mail")}
          </Button>
          <a href={page} className={buttonClass("quiet")}>
            {t("back")}
          </a>
        </div>
      </ActionForm>
    </Page>
  );
}
