import { getTranslations } from "next-intl/server";
import { Forgotten } from "#components/identity/forgotten.tsx";
import { one } from "../problem.ts";
import { askReset } from "./actions.ts";

export async function generateMetadata() {
  const t = await getTranslations("identity");
  return { title: t("forgotten.title") };
}

export default async function ForgottenPage(props: PageProps<"/[locale]/forgotten">) {
  return <Forgotten action={askReset} sent={one((await props.searchParams).sent) === "1"} />;
}
