import type { Words } from "#components/documents/act-page.print.tsx";
import { formatDate, formatTime, legalDay } from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import type { CancellationAct } from "#server/documents/template/template.schema.ts";

/** What paper, mail and plain text say of a meeting that is called off, word for word the same. */
export function cancellationWords(act: CancellationAct, t: Words, locale: Locale) {
  const { association, meeting, recipient } = act;
  const day = legalDay(meeting.startsAt);
  const date = formatDate(day, locale, "full");
  const kind = meeting.session === 2 ? "second" : meeting.kind;
  const { name, capacity } = recipient;
  return {
    attention: capacity ? t("mail.attention", { name, capacity }) : null,
    plate: t("act.plate", { date: formatDate(day, locale, "short") }),
    subject: t("cancellation.subject", {
      ...{ date: formatDate(day, locale), association: association.name },
    }),
    title: t(`cancellation.title.${kind}`),
    intro: t("cancellation.intro", { association: association.name }),
    when: t("convocation.whenText", { date, time: formatTime(meeting.startsAt, locale) }),
    after: [t("cancellation.proxies"), t("cancellation.points")],
  };
}
