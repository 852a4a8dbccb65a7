import { TRPCError } from "@trpc/server";
import { getTranslations } from "next-intl/server";
import { currentActor } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { Invitation } from "#components/identity/invitation.tsx";
import { identityWays } from "#server/platform/oidc.ts";
import { problemIn } from "../../problem.ts";
import { acceptAsPerson, acceptByPassword } from "./actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  // The address is a secret: into no index, and every page's policy sends it to no other site. A
  // stricter one would take the origin off the form as well, and an action needs it.
  return { title: t("invitation.title"), robots: { index: false } };
}

async function invitationBehind(token: string) {
  try {
    return await (await caller()).registry.invitation.show({ token });
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

/** Looking uses nothing up: only the forms and the identification accept. */
export default async function InvitationPage(props: PageProps<"/[locale]/invitations/[token]">) {
  const { token, locale } = await props.params;
  const actor = await currentActor();
  return (
    <Invitation
      token={token}
      invitation={await invitationBehind(token)}
      signedInAs={actor.kind === "person" ? actor.displayName : null}
      ways={identityWays(locale)}
      problem={await problemIn(await props.searchParams)}
      byPassword={acceptByPassword.bind(null, token)}
      asPerson={acceptAsPerson.bind(null, token)}
    />
  );
}
