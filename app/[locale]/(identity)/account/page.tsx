import { getTranslations } from "next-intl/server";
import { currentSession } from "#app/actor.ts";
import { view } from "#app/caller.ts";
import { Account } from "#components/identity/account.tsx";
import { actingRole, heldRoles } from "#server/identity/session/session.rules.ts";
import { one, problemIn } from "../problem.ts";
import * as actions from "./actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  return { title: t("account.title") };
}

export default async function AccountPage(props: PageProps<"/[locale]/account">) {
  const { locale } = await props.params;
  const query = await props.searchParams;
  const account = await view(`/${locale}/account`, (call) => call.identity.account.show());
  const session = await currentSession();
  return (
    <Account
      account={account}
      roles={session ? heldRoles(session) : []}
      role={session ? actingRole(session) : null}
      saved={one(query.saved) === "1"}
      problem={await problemIn(query)}
      actions={actions}
    />
  );
}
