import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LawNote } from "#components/ui/law-note.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import type { ConsentShown } from "#server/registry/consent/consent.schema.ts";

type ConsentLinkProps = {
  /** Null when the link opens none. */
  consent: ConsentShown | null;
  confirm: FormAction;
};

/** Confirms in writing, behind the link sent to the very address. */
export function ConsentLink({ consent, confirm }: ConsentLinkProps) {
  const t = useTranslations("registry.consent.link");
  const title = t("title");
  if (!consent) {
    return (
      <Page title={title}>
        <Notice tone="waiting">{t("unknown")}</Notice>
      </Page>
    );
  }
  const { state, associationName, partyName, email } = consent;
  return (
    <Page
      title={title}
      lead={t("for", { party: partyName, association: associationName })}
      law={<LawNote article="3.87 §3">{t("law")}</LawNote>}
    >
      {state === "confirmed" ? <Notice tone="done">{t("confirmed", { email })}</Notice> : null}
      {state === "closed" ? <Notice>{t("over")}</Notice> : null}
      {state === "expired" ? <Notice tone="waiting">{t("expired")}</Notice> : null}
      {state === "sent" || state === "oral" ? (
        <ToConfirm consent={consent} confirm={confirm} />
      ) : null}
    </Page>
  );
}

function ToConfirm({ consent, confirm }: { consent: ConsentShown; confirm: FormAction }) {
  const t = useTranslations("registry.consent.link");
  const { origin, language, text, email } = consent;
  return (
    <>
      <p className="max-w-measure">{t(origin === "person" ? "whatOnline" : "whatInvited")}</p>
      <blockquote
        lang={language}
        className="max-w-measure border-plate border-s-4 ps-4 leading-relaxed"
      >
        {text}
      </blockquote>
      <ActionForm action={confirm} label={t("confirm")}>
        <Checkbox name="agreed" label={t("agree", { email })} />
        <div>
          <Button>{t("confirm")}</Button>
        </div>
      </ActionForm>
    </>
  );
}
