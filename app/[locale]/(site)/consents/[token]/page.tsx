import { TRPCError } from "@trpc/server";
import { getTranslations } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { ConsentLink } from "#components/registry/consent-link.tsx";
import { confirmConsent } from "./actions.ts";

export async function generateMetadata() {
  // The address is a secret: into no index.
  return {
    title: (await getTranslations("registry"))("consent.link.title"),
    robots: { index: false },
  };
}

async function consentBehind(token: string) {
  try {
    return await (await caller()).registry.consent.showLink({ token });
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

/** Looking uses nothing up: machines that read mails open every link. Only the form confirms. */
export default async function ConsentPage(props: PageProps<"/[locale]/consents/[token]">) {
  const { token } = await props.params;
  return (
    <ConsentLink consent={await consentBehind(token)} confirm={confirmConsent.bind(null, token)} />
  );
}
