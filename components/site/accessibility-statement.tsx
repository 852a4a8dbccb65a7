import { useTranslations } from "next-intl";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";

const WAYS = ["script", "keyboard", "zoom", "documents", "letter"] as const;

/** What everybody can count on, and what is still hard. */
export function AccessibilityStatement() {
  const t = useTranslations("site.accessibility");
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Section title={t("aim.title")}>
        <p className="max-w-measure">{t("aim.text")}</p>
      </Section>
      <Section title={t("how.title")}>
        <ul className="grid max-w-measure list-disc gap-2 ps-5">
          {WAYS.map((way) => (
            <li key={way}>{t(`how.${way}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t("limits.title")}>
        <p className="max-w-measure">{t("limits.text")}</p>
      </Section>
      <Section title={t("contact.title")}>
        <p className="max-w-measure">{t("contact.text")}</p>
      </Section>
    </Page>
  );
}
