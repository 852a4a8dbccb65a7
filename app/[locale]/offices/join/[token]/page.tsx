import { TRPCError } from "@trpc/server";
import { getTranslations } from "next-intl/server";
import { currentActor } from "#app/actor.ts";
import { caller } from "#app/caller.ts";
import { JoinPage } from "#components/registry/join-page.tsx";
import { joinAsPerson, joinByPassword } from "./actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("registry");
  return { title: t("join.title"), robots: { index: false } };
}

async function joiningBehind(token: string) {
  try {
    return await (await caller()).registry.staff.showJoining({ token });
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

/** Looking uses nothing up: only the forms join. */
export default async function JoinRoute({ params }: PageProps<"/[locale]/offices/join/[token]">) {
  const { token } = await params;
  const actor = await currentActor();
  return (
    <JoinPage
      joining={await joiningBehind(token)}
      signedInAs={actor.kind === "person" ? actor.displayName : null}
      byPassword={joinByPassword.bind(null, token)}
      asPerson={joinAsPerson.bind(null, token)}
    />
  );
}
