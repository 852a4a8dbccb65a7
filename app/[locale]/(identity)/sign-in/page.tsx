import { getTranslations } from "next-intl/server";
import { SignIn } from "#components/identity/sign-in.tsx";
import { oidcClient } from "#server/platform/oidc.ts";
import { one, problemIn } from "../problem.ts";
import { askForPasskey, signIn, signInByPasskey } from "./actions.ts";
import { demonstrationAccounts } from "./demonstration.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  return { title: t("signIn.title") };
}

const interruptedIn = (typed: string | undefined) =>
  (["kept", "lost", "none"] as const).find((known) => known === typed) ?? null;

export default async function SignInPage({ searchParams }: PageProps<"/[locale]/sign-in">) {
  const query = await searchParams;
  const back = one(query.back);
  return (
    <SignIn
      action={signIn.bind(null, back)}
      passkey={{ ask: askForPasskey, action: signInByPasskey.bind(null, back) }}
      back={back}
      problem={await problemIn(query)}
      changed={one(query.changed) === "1"}
      interrupted={interruptedIn(one(query.typed))}
      withItsme={oidcClient() !== null}
      demonstration={await demonstrationAccounts()}
    />
  );
}
