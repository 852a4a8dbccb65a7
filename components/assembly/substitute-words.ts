import type { Words } from "#components/documents/act-page.print.tsx";
import { formatDate, formatTime, legalDay } from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import type { SubstituteAct } from "#server/documents/template/template.schema.ts";

/** What mail, plain text and the kept copy of a warning say, word for word the same. */
export function substituteWords(
  { association, meeting, holder }: SubstituteAct,
  t: Words,
  locale: Locale,
) {
  const day = legalDay(meeting.startsAt);
  const date = formatDate(day, locale, "full");
  return {
    plate: t("act.plate", { date: formatDate(day, locale, "short") }),
    subject: t("substitute.subject", { holder, date: formatDate(day, locale) }),
    title: t("substitute.title"),
    intro: t("substitute.intro", { holder, association: association.name }),
    when: t("convocation.whenText", { date, time: formatTime(meeting.startsAt, locale) }),
    asked: t("substitute.asked"),
    open: t("substitute.open"),
    notice: t("substitute.notice", { holder }),
  };
}
