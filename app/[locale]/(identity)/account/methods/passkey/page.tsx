import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { AddPasskey } from "#components/identity/add-passkey.tsx";
import { one } from "../../../problem.ts";
import { addPasskey, askToAdd } from "../actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  return { title: t("passkey.title") };
}

export default async function PasskeyPage(props: PageProps<"/[locale]/account/methods/passkey">) {
  const { locale } = await props.params;
  const back = one((await props.searchParams).back);
  await view(`/${locale}/account/methods`, (call) => call.identity.account.show());
  return <AddPasskey ask={askToAdd} action={addPasskey.bind(null, back)} />;
}
