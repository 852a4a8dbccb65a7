import type { Words } from "#components/documents/act-page.print.tsx";
import { formatDate } from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import { MinutesRecord } from "#server/assembly/minutes/record.schema.ts";
import type { MinutesAct } from "#server/documents/template/template.schema.ts";

/** What letter and mail say of the minutes they bring, word for word the same. */
export function minutesLetter(act: MinutesAct, t: Words, locale: Locale) {
  const { meeting, association, convocation } = MinutesRecord.parse(act.record);
  const { convener } = convocation;
  const kind = meeting.session === 2 ? "second" : meeting.kind;
  const date = formatDate(meeting.on, locale);
  const { name = "", capacity } = act.cover?.recipient ?? {};
  return {
    // Who held the meeting for want of a syndic is not made one by the minutes he sends.
    as:
      act.cover?.printedFor && convener
        ? t(`convocation.convenes.${convener.ground}`)
        : t("convocation.syndic"),
    attention: capacity ? t("mail.attention", { name, capacity }) : null,
    plate: t("act.plate", { date: formatDate(meeting.on, locale, "short") }),
    title: t(`minutes.title.${kind}`),
    subject: t("mail.minutes.subject", { date, association: association.name }),
    paragraphs: [
      t("mail.minutes.text", { date, association: association.name }),
      t("mail.minutes.challenge", { date: formatDate(fourMonthsAfter(meeting.on), locale) }),
      t("mail.minutes.occupant"),
    ],
  };
}

/** The last day for an owner to go to court (art. 3.92 §3, R-AG-83). */
function fourMonthsAfter(on: string): string {
  return Temporal.PlainDate.from(on).add({ months: 4 }).toString();
}
