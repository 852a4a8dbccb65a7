import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { TotpSetUp } from "#components/identity/totp-set-up.tsx";
import { one, problemIn } from "../../../problem.ts";
import { confirmTotp, startTotp } from "../actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  return { title: t("totp.title") };
}

/** Two steps: the secret goes into the application, its first code comes back. */
export default async function TotpPage(props: PageProps<"/[locale]/account/methods/application">) {
  const { locale } = await props.params;
  const query = await props.searchParams;
  const back = one(query.back);
  const search = back ? `?${new URLSearchParams({ back })}` : "";
  const here = `/${locale}/account/methods/application${search}`;
  const pending = await view(here, (call) => call.identity.secondFactor.pendingTotp());
  return (
    <TotpSetUp
      pending={pending}
      back={back}
      problem={await problemIn(query)}
      start={startTotp}
      confirm={confirmTotp.bind(null, back)}
    />
  );
}
