import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";
import type { PendingTotp } from "#server/identity/second-factor/second-factor.schema.ts";
import { Problem } from "./problem.tsx";
import { QrSquare } from "./qr-square.tsx";

type TotpSetUpProps = {
  pending: PendingTotp | null;
  back: string | undefined;
  problem: string | null;
  start: FormAction;
  confirm: FormAction;
};

/** Sets up an application that counts codes: the secret as text first, for whoever sees no square. */
export function TotpSetUp({ pending, back, problem, start, confirm }: TotpSetUpProps) {
  const t = useTranslations("identity.totp");
  const again = (
    <ActionForm action={start}>
      {back ? <input type="hidden" name="back" value={back} /> : null}
      <div>
        <Button tone={pending ? "quiet" : "primary"}>{t(pending ? "again" : "begin")}</Button>
      </div>
    </ActionForm>
  );
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Problem text={problem} />
      {pending ? (
        <>
          <Section title={t("secret")}>
            <p className="max-w-measure">{t("secretText")}</p>
            <p>
              <code className="break-words font-semibold text-lead">{pending.secret}</code>
            </p>
            <QrSquare text={pending.uri} label={t("qr")} />
            <p>
              <a href={pending.uri}>{t("open")}</a>
            </p>
          </Section>
          <Section title={t("first")}>
            <ActionForm action={confirm}>
              <Field
                name="code"
                label={t("first").replace(/^2\. /, "")}
                hint={t("firstHint")}
                inputMode="numeric"
                autoComplete="one-time-code"
                width="medium"
              />
              <Field name="name" label={t("nameLabel")} hint={t("nameHint")} optional />
              <div>
                <Button>{t("submit")}</Button>
              </div>
            </ActionForm>
          </Section>
        </>
      ) : (
        <p className="max-w-measure">{t("beginText")}</p>
      )}
      {again}
    </Page>
  );
}
