import { useTranslations } from "next-intl";
import { Page } from "#components/ui/page.tsx";
import { Section } from "#components/ui/section.tsx";

const PARTS = ["service", "data", "cookies", "licence"] as const;

/** Who answers for what. */
export function LegalNotice() {
  const t = useTranslations("site.legal");
  return (
    <Page title={t("title")} lead={t("lead")}>
      {PARTS.map((part) => (
        <Section key={part} title={t(`${part}.title`)}>
          <p className="max-w-measure">{t(`${part}.text`)}</p>
        </Section>
      ))}
    </Page>
  );
}
