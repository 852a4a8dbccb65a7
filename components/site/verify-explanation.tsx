import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";

/** What the check rests on, in plain words, and how to make it again without us. */
export function VerifyExplanation() {
  const t = useTranslations("proof.verify.how");
  return (
    <Section title={t("title")}>
      <div className="grid max-w-measure gap-3">
        <p>{t("plain")}</p>
        <p>{t("private")}</p>
        <p>{t("own")}</p>
      </div>
    </Section>
  );
}
