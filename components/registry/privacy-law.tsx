import { useTranslations } from "next-intl";

/** What the Regulation says about these rights, in plain words, with its articles. */
export function PrivacyLaw() {
  const t = useTranslations("registry.privacy");
  return (
    <div className="grid gap-2 hyphens-auto border-rule border-s-2 ps-4 text-fine text-quiet wrap-anywhere">
      <p>{t("lawAccess")}</p>
      <p>{t("lawComplain")}</p>
      <p>
        <cite className="font-semibold text-ink not-italic">
          {t("lawGdpr", { article: "12, 15–21, 77" })}
        </cite>
      </p>
    </div>
  );
}
