import { getTranslations } from "next-intl/server";
import { caller } from "#app/caller.ts";
import { ContinueHere } from "#components/identity/continue-here.tsx";
import { one } from "../problem.ts";
import { take } from "./actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  // Its address may hold a code: into no index.
  return { title: t("continue.hereTitle"), robots: { index: false } };
}

/** The other device. Looking uses nothing up: only the form does. */
export default async function OnPage(props: PageProps<"/[locale]/on">) {
  const code = one((await props.searchParams).code);
  const look = code ? await (await caller()).identity.device.look({ code }) : null;
  return <ContinueHere code={code} look={look} action={take} />;
}
