import { useTranslations } from "next-intl";
import { useSources } from "#components/ui/sources.ts";
import { gdpr } from "#server/kernel/source.ts";

/** What the Regulation says about these rights, in plain words, with its articles. */
export function PrivacyLaw() {
  const t = useTranslations("registry.privacy");
  const cite = useSources();
  return (
    <div className="grid gap-2 hyphens-auto border-rule border-s-2 ps-4 text-fine text-quiet wrap-anywhere">
      <p>{t("lawAccess")}</p>
      <p>{t("lawComplain")}</p>
      <p>
        <cite className="font-semibold text-ink not-italic">{cite([gdpr("12, 15–21, 77")])}</cite>
      </p>
    </div>
  );
}
