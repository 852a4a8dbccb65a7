import { getTranslations } from "next-intl/server";
import { LegalNotice } from "#components/site/legal-notice.tsx";

export async function generateMetadata() {
  const t = await getTranslations("site.legal");
  return { title: t("title") };
}

export default function LegalPage() {
  return <LegalNotice />;
}
