import type { Words } from "#components/documents/act-page.print.tsx";
import { formatDate, formatTime, legalDay } from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import type { ReminderAct } from "#server/documents/template/template.schema.ts";

/** What mail, plain text and the kept copy of a reminder say, word for word the same. */
export function reminderWords({ association, meeting }: ReminderAct, t: Words, locale: Locale) {
  const day = legalDay(meeting.startsAt);
  const date = formatDate(day, locale, "full");
  return {
    plate: t("act.plate", { date: formatDate(day, locale, "short") }),
    subject: t("reminder.subject", {
      date: formatDate(day, locale),
      association: association.name,
    }),
    title: t("reminder.title"),
    intro: t("reminder.intro", { association: association.name }),
    when: t("convocation.whenText", { date, time: formatTime(meeting.startsAt, locale) }),
    notice: t("reminder.notice"),
  };
}
