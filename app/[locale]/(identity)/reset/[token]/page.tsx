import { getTranslations } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { LinkPage } from "#components/identity/link-page.tsx";
import { Field } from "#components/ui/field.tsx";
import { PASSWORD_MIN } from "#server/identity/factor/factor.rules.ts";
import { stateFor } from "../../problem.ts";
import { finishReset } from "./actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  // The address is a secret: into no index.
  return { title: t("reset.title"), robots: { index: false } };
}

/** Looking uses nothing up: only the form does. */
export default async function ResetPage(props: PageProps<"/[locale]/reset/[token]">) {
  const { token } = await props.params;
  const link = await (await caller()).identity.recovery.link({ token });
  const t = await getTranslations("identity");
  return (
    <LinkPage
      title={t("reset.title")}
      lead={t("reset.lead")}
      state={stateFor(link, ["reset"])}
      submit={t("reset.submit")}
      action={finishReset.bind(null, token)}
    >
      <Field
        name="password"
        type="password"
        label={t("account.next")}
        hint={t("invitation.passwordHint", { min: PASSWORD_MIN })}
        autoComplete="new-password"
      />
    </LinkPage>
  );
}
