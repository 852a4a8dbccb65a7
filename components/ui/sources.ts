import { useTranslations } from "next-intl";
import { ACTS, type Source } from "#server/kernel/source.ts";

/** Articles as a reader's language cites them, each under its own act: `art. 17 §1 RGPD`. */
export function useSources(): (sources: readonly Source[]) => string {
  const t = useTranslations("ui");
  return (sources) =>
    ACTS.flatMap((act) => {
      const articles = sources.filter((one) => one.act === act).map(({ article }) => article);
      return articles.length > 0 ? [t(`source.${act}`, { article: articles.join(", ") })] : [];
    }).join(t("between"));
}
