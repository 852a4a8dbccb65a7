import { getTranslations } from "next-intl/server";
import { view } from "#app/caller.ts";
import { AccountFrame } from "#components/identity/account-frame.tsx";
import { OpenSessions } from "#components/identity/open-sessions.tsx";
import { one, problemIn } from "../../problem.ts";
import { revokeOthers, revokeSession } from "./actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  return { title: t("account.sessions") };
}

/** Where one's account is open at this moment. */
export default async function SessionsPage(props: PageProps<"/[locale]/account/sessions">) {
  const { locale } = await props.params;
  const query = await props.searchParams;
  const sessions = await view(`/${locale}/account/sessions`, (call) =>
    call.identity.session.list(),
  );
  return (
    <AccountFrame here="sessions" saved={one(query.saved) === "1"} problem={await problemIn(query)}>
      <OpenSessions sessions={sessions} revoke={revokeSession} revokeOthers={revokeOthers} />
    </AccountFrame>
  );
}
