import { getTranslations } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { LinkPage } from "#components/identity/link-page.tsx";
import { stateFor } from "../../problem.ts";
import { finishLoss } from "./actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  // The address is a secret: into no index.
  return { title: t("loss.finishTitle"), robots: { index: false } };
}

/** Looking uses nothing up: only the form does. */
export default async function FactorLostPage(props: PageProps<"/[locale]/factor-lost/[token]">) {
  const { token } = await props.params;
  const link = await (await caller()).identity.recovery.link({ token });
  const t = await getTranslations("identity");
  return (
    <LinkPage
      title={t("loss.finishTitle")}
      lead={t("loss.finishLead")}
      state={stateFor(link, ["factor"])}
      submit={t("loss.finish")}
      action={finishLoss.bind(null, token)}
    />
  );
}
