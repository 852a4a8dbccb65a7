import { getTranslations } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { SetUpForm } from "#components/registry/set-up-form.tsx";
import { completeSetUp } from "./actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("registry");
  return { title: t("setUp.title"), robots: { index: false } };
}

/** Where the link that the terminal printed leads. */
export default async function SetUpPage({ params }: PageProps<"/[locale]/set-up/[token]">) {
  const { token } = await params;
  const { isOpen } = await (await caller()).registry.setUp.show({ token });
  return <SetUpForm isOpen={isOpen} action={completeSetUp.bind(null, token)} />;
}
