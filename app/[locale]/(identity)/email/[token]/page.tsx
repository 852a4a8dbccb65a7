import { getTranslations } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { LinkPage } from "#components/identity/link-page.tsx";
import { stateFor } from "../../problem.ts";
import { finishEmail } from "./actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  // The address is a secret: into no index.
  return { title: t("emailChange.confirmTitle"), robots: { index: false } };
}

/** Looking uses nothing up: only the form does. */
export default async function EmailPage(props: PageProps<"/[locale]/email/[token]">) {
  const { token } = await props.params;
  const link = await (await caller()).identity.recovery.link({ token });
  const t = await getTranslations("identity");
  return (
    <LinkPage
      title={t("emailChange.confirmTitle")}
      lead={t("emailChange.confirmLead", { email: link.detail ?? "" })}
      state={stateFor(link, ["email", "email-back"])}
      submit={t("emailChange.confirm")}
      action={finishEmail.bind(null, token)}
    />
  );
}
