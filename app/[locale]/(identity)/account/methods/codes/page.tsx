import { getTranslations } from "next-intl/server";
import { shownCodes } from "#app/actor.ts";
import { view } from "#app/caller.ts";
import { RecoveryCodes } from "#components/identity/recovery-codes.tsx";
import { one } from "../../../problem.ts";
import { codesKept } from "../actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  return { title: t("recovery.title") };
}

/** Recovery codes just made, until their holder says that he has kept them. */
export default async function CodesPage(props: PageProps<"/[locale]/account/methods/codes">) {
  const { locale } = await props.params;
  await view(`/${locale}/account/methods`, (call) => call.identity.account.show());
  const back = one((await props.searchParams).back);
  return <RecoveryCodes codes={await shownCodes()} kept={codesKept.bind(null, back)} />;
}
