import { TRPCError } from "@trpc/server";
import { getTranslations } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { ExpectedLinkPage } from "#components/assembly/expected-link.tsx";
import { answerByLink } from "./actions.ts";

export async function generateMetadata() {
  // The address is a secret: into no index.
  return {
    title: (await getTranslations("assembly"))("expected.linkTitle"),
    robots: { index: false },
  };
}

async function askedBehind(token: string) {
  try {
    return await (await caller()).assembly.expected.showLink({ token });
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

/** Looking says nothing: machines that read mails open every link. Only the form answers. */
export default async function ComingPage(props: PageProps<"/[locale]/coming/[token]">) {
  const { token } = await props.params;
  return (
    <ExpectedLinkPage asked={await askedBehind(token)} action={answerByLink.bind(null, token)} />
  );
}
