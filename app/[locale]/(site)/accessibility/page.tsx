import { getTranslations } from "next-intl/server";
import { AccessibilityStatement } from "#components/site/accessibility-statement.tsx";

export async function generateMetadata() {
  const t = await getTranslations("site.accessibility");
  return { title: t("title") };
}

export default function AccessibilityPage() {
  return <AccessibilityStatement />;
}
