import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { formatDate } from "#components/ui/format.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { WrittenPageProps } from "./written-page.tsx";

/** Where an owner agrees or refuses, with what follows from either said first. */
export function WrittenSigning(props: WrittenPageProps) {
  const { association, written, identified, identify, actions } = props;
  const t = useTranslations("assembly.written");
  const date = formatDate(written.answerBy, useLocale());
  const { own, receipts, state, hash } = written;
  if (!own.isMember && !own.hasSigned) return null;
  const mayRefuse = state === "open" && own.isMember && !own.hasSigned;
  return (
    <Section title={t("sign")} id="sign">
      {own.hasSigned ? <p className="font-semibold">{t("haveSigned")}</p> : null}
      {receipts.map((id) => (
        <p key={id}>
          <a href={`/api/assembly/${association.id}/written/${written.id}/receipt/${id}`} download>
            {t("receipt")}
          </a>
        </p>
      ))}
      {own.maySign ? (
        <>
          <p className="max-w-measure">{t("signWill", { date })}</p>
          <div className="flex flex-wrap items-start gap-4">
            {identified ? (
              <ActionForm action={actions.sign} label={t("signNow")}>
                <input type="hidden" name="hash" value={hash ?? ""} />
                <Button>{t("signNow")}</Button>
              </ActionForm>
            ) : (
              <LinkButton href={identify}>{t("identify")}</LinkButton>
            )}
          </div>
          <p className="max-w-measure text-quiet">{t("byHand", { date })}</p>
          <p className="max-w-measure text-quiet">{t("noProxy")}</p>
        </>
      ) : null}
      {mayRefuse ? (
        <Confirm trigger={t("refuse")} tone="secondary">
          <p>{t("refuseWill")}</p>
          <ActionForm action={actions.refuse} label={t("refuse")}>
            <Textarea name="reason" label={t("refuseReason")} optional maxLength={1000} />
            <Button tone="danger">{t("refuse")}</Button>
          </ActionForm>
        </Confirm>
      ) : null}
    </Section>
  );
}
