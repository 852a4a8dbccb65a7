import { getTranslations } from "next-intl/server";
import { SignIn } from "#components/identity/sign-in.tsx";
import { identityWays } from "#server/platform/oidc.ts";
import { one, problemIn } from "../problem.ts";
import { askForPasskey, signIn, signInByPasskey } from "./actions.ts";
import { demonstrationAccounts } from "./demonstration.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  return { title: t("signIn.title") };
}

const interruptedIn = (typed: string | undefined) =>
  (["kept", "lost", "none"] as const).find((known) => known === typed) ?? null;

export default async function SignInPage(props: PageProps<"/[locale]/sign-in">) {
  const { locale } = await props.params;
  const query = await props.searchParams;
  const back = one(query.back);
  return (
    <SignIn
      action={signIn.bind(null, back)}
      passkey={{ ask: askForPasskey, action: signInByPasskey.bind(null, back) }}
      back={back}
      problem={await problemIn(query)}
      changed={one(query.changed) === "1"}
      interrupted={interruptedIn(one(query.typed))}
      ways={identityWays(locale)}
      demonstration={await demonstrationAccounts()}
    />
  );
}
