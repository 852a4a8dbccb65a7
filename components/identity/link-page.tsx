import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import type { LinkState } from "#server/identity/link/link.schema.ts";

type LinkPageProps = {
  title: string;
  lead: string;
  state: LinkState;
  submit: string;
  action: FormAction;
  /** The fields of its form, where it has any. */
  children?: ReactNode;
};

/** What a link sent by mail does, and the button that does it; or why it does not, or no longer. */
export function LinkPage({ title, lead, state, submit, action, children }: LinkPageProps) {
  const t = useTranslations("identity");
  const e = useTranslations("errors.link");
  if (state !== "open") {
    return (
      <Page title={title}>
        <Notice tone="waiting" title={t("linkPage.closed")}>
          <p>{e(state)}</p>
        </Notice>
        <p>
          <LinkButton href="/sign-in">{t("signIn.title")}</LinkButton>
        </p>
      </Page>
    );
  }
  return (
    <Page title={title} lead={lead}>
      <ActionForm action={action}>
        {children}
        <div>
          <Button>{submit}</Button>
        </div>
      </ActionForm>
    </Page>
  );
}
