import { getTranslations } from "next-intl/server";
import { Welcome } from "#components/site/welcome.tsx";

export async function generateMetadata() {
  const t = await getTranslations("site");
  return { title: t("welcome.heading"), description: t("welcome.sentence") };
}

/** The first page: what this is, and the three ways in. */
export default function WelcomePage() {
  return <Welcome />;
}
