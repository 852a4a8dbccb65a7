import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "#components/ui/format.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { StillOwed } from "#server/assembly/cancellation/cancellation.schema.ts";

/** What goes on running though the meeting is not held, each with its article. */
export function CancellationOwed({ owed }: { owed: readonly StillOwed[] }) {
  const t = useTranslations("assembly.cancellation");
  const locale = useLocale();
  const day = (iso: string) => formatDate(iso, locale);
  const sentence = (one: StillOwed) => {
    if (one.ground === "annual") return t("owedAnnual", { from: day(one.from), to: day(one.to) });
    if (one.ground === "request") {
      return t(one.isPast ? "owedRequestPast" : "owedRequest", { by: day(one.by) });
    }
    const { reference, by } = one;
    return by ? t("owedCourtBy", { reference, by: day(by) }) : t("owedCourt", { reference });
  };
  if (owed.length === 0) return null;
  return (
    <Notice tone="waiting" title={t("owed")}>
      {owed.map((one) => (
        <p key={sentence(one)}>{sentence(one)}</p>
      ))}
    </Notice>
  );
}
