import { useTranslations } from "next-intl";
import { Field } from "#components/ui/field.tsx";
import type { FormAction } from "#components/ui/form-state.ts";
import { Page } from "#components/ui/page.tsx";
import type { AskedToAdd } from "#server/identity/passkey/passkey.schema.ts";
import { PasskeyForm } from "./passkey-form.tsx";

type AddPasskeyProps = { ask: () => Promise<AskedToAdd | null>; action: FormAction };

/** A name for the passkey, then the browser's own question. */
export function AddPasskey({ ask, action }: AddPasskeyProps) {
  const t = useTranslations("identity.passkey");
  return (
    <Page title={t("title")} lead={t("lead")}>
      <PasskeyForm
        asks={{ to: "add", ask }}
        action={action}
        submit={t("add")}
        words={{ failed: t("failed"), noScript: t("noScript") }}
      >
        <Field name="name" label={t("nameLabel")} hint={t("nameHint")} optional />
      </PasskeyForm>
    </Page>
  );
}
