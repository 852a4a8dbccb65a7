import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { Confirmation } from "#components/identity/confirmation.tsx";
import { identityWays } from "#server/platform/oidc.ts";
import { one, problemIn } from "../problem.ts";
import { askForPasskey, confirm, confirmByPasskey } from "./actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  return { title: t("confirm.title") };
}

/** Asks again who is there before a sensitive act, and leads back to where one was. */
export default async function ConfirmPage(props: PageProps<"/[locale]/confirm">) {
  const { locale } = await props.params;
  const query = await props.searchParams;
  const back = one(query.back);
  const here = `/${locale}/confirm?${new URLSearchParams(back ? { back } : {})}`;
  const ways = await view(here, (call) => call.identity.confirmation.ways());
  return (
    <Confirmation
      ways={ways}
      identities={identityWays(locale).filter(({ key }) => ways.providers.includes(key))}
      passkey={
        ways.passkey ? { ask: askForPasskey, action: confirmByPasskey.bind(null, back) } : null
      }
      back={back}
      done={one(query.done) === "1"}
      problem={await problemIn(query)}
      action={confirm.bind(null, back)}
    />
  );
}
