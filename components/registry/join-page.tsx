import { useTranslations } from "next-intl";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { DefinitionList } from "#components/ui/definition-list.tsx";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { PASSWORD_MIN } from "#server/identity/factor/factor.rules.ts";
import type { JoinView } from "#server/registry/staff/staff.schema.ts";

type JoinPageProps = {
  /** Null when the link opens none. */
  joining: JoinView | null;
  signedInAs: string | null;
  byPassword: FormAction;
  asPerson: FormAction;
};

/** Which office invites whom, and how he joins it. */
export function JoinPage({ joining, signedInAs, byPassword, asPerson }: JoinPageProps) {
  const t = useTranslations("registry");
  const i = useTranslations("identity");
  const e = useTranslations("errors.invitation");
  const state = joining?.state ?? "unknown";
  if (!joining || state !== "open") {
    return (
      <Page title={t("join.title")}>
        <Notice tone="waiting" title={i("invitation.closed")}>
          <p>{e(state === "open" ? "unknown" : state)}</p>
        </Notice>
        <p>
          <LinkButton href="/sign-in">{i("signIn.title")}</LinkButton>
        </p>
      </Page>
    );
  }
  const { officeName, name, email, role } = joining;
  return (
    <Page title={t("join.title")} lead={t("join.lead", { office: officeName })}>
      <DefinitionList
        items={[
          { term: t("staff.name"), detail: name },
          { term: t("staff.email"), detail: email },
          { term: t("staff.role"), detail: t(`staff.roles.${role}`) },
        ]}
      />
      {signedInAs ? (
        <>
          <p className="max-w-measure">{i("invitation.asPersonText", { name: signedInAs })}</p>
          <ActionForm action={asPerson} label={t("join.title")}>
            <div>
              <Button>{i("invitation.accept")}</Button>
            </div>
          </ActionForm>
        </>
      ) : (
        <ActionForm action={byPassword} label={t("join.title")}>
          <Field
            name="password"
            type="password"
            label={i("invitation.password")}
            hint={i("invitation.passwordHint", { min: PASSWORD_MIN })}
            autoComplete="new-password"
          />
          <div>
            <Button>{i("invitation.submit")}</Button>
          </div>
        </ActionForm>
      )}
    </Page>
  );
}
