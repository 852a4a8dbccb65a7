import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Page } from "#components/ui/page.tsx";

export async function generateMetadata() {
  return { title: (await getTranslations("ui.notFound"))("title") };
}

/** What one may not see does not exist: one page says both. */
export default function NotFoundPage() {
  const t = useTranslations("ui.notFound");
  return (
    <Page title={t("title")}>
      <p className="max-w-measure">{t("text")}</p>
      <div>
        <LinkButton href="/">{t("home")}</LinkButton>
      </div>
    </Page>
  );
}
