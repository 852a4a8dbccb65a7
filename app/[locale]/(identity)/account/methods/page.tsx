import { getTranslations } from "next-intl/server";
import { currentSession } from "#app/actor.ts";
import { view } from "#app/caller.ts";
import { Methods } from "#components/identity/methods.tsx";
import { identityWays } from "#server/platform/oidc.ts";
import { one, problemIn } from "../../problem.ts";
import * as actions from "./actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  return { title: t("methods.title") };
}

/** By what one's account is entered; for staff without a second factor, the page that leads to one. */
export default async function MethodsPage(props: PageProps<"/[locale]/account/methods">) {
  const { locale } = await props.params;
  const query = await props.searchParams;
  const back = one(query.back);
  const [account, factors, identities] = await view(`/${locale}/account/methods`, (call) =>
    Promise.all([
      call.identity.account.show(),
      call.identity.secondFactor.show(),
      call.identity.provider.list(),
    ]),
  );
  return (
    <Methods
      account={account}
      factors={factors}
      identities={identities}
      mustEnrol={(await currentSession())?.mustEnrol ?? false}
      back={back}
      ways={identityWays(locale)}
      saved={one(query.saved) === "1"}
      problem={await problemIn(query)}
      actions={actions}
    />
  );
}
