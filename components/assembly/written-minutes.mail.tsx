import type { Words } from "#components/documents/act-page.print.tsx";
import { MailFrame } from "#components/documents/mail-frame.mail.tsx";
import { MailSender, senderText } from "#components/documents/sender.mail.tsx";
import { formatDate } from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import { challengeUntil } from "#server/assembly/meeting/meeting.rules.ts";
import type { WrittenMinutesAct } from "#server/documents/template/written.schema.ts";
import { plainDate } from "#server/kernel/calendar.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";

type Props = Readonly<{ act: WrittenMinutesAct; t: Words; locale: Locale }>;

/** What letter and mail say of the minutes they bring, word for word the same. */
export function writtenMinutesLetter(act: WrittenMinutesAct, t: Words, locale: Locale) {
  const { association, title, adoptedOn } = act;
  // Read so: the last signature stands for the day of the meeting (art. 3.92 §3, R-AG-83).
  const until = challengeUntil(plainDate(adoptedOn)).toString();
  return {
    plate: t("act.plate", { date: formatDate(adoptedOn, locale, "short") }),
    title: t("written.minutes.title"),
    subject: t("written.minutes.mailSubject", { title, association: association.name }),
    paragraphs: [
      t("written.minutes.mailText", {
        ...{ title, association: association.name, date: formatDate(adoptedOn, locale) },
      }),
      t("mail.minutes.challenge", { date: formatDate(until, locale) }),
      t("mail.minutes.occupant"),
    ],
  };
}

/** The mail that brings the minutes, which are attached. */
export function WrittenMinutesMail({ act, t, locale }: Props) {
  const { plate, title, paragraphs } = writtenMinutesLetter(act, t, locale);
  const { association, cover } = act;
  return (
    <MailFrame issuer={association} plate={plate} locale={locale} t={t}>
      <h1 style={{ fontSize: 22, lineHeight: 1.25 }}>{title}</h1>
      <p>{t("mail.greeting")}</p>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {cover ? (
        <>
          <p>
            <a href={cover.url} style={{ color: "#123a66" }}>
              {t("written.see")}
            </a>
          </p>
          <MailSender sender={cover.sender} t={t} />
        </>
      ) : null}
    </MailFrame>
  );
}

export function writtenMinutesSubject({ act, t, locale }: Props): string {
  return writtenMinutesLetter(act, t, locale).subject;
}

/** The same for those who read plain text. */
export function writtenMinutesText({ act, t, locale }: Props): string {
  const { title, paragraphs } = writtenMinutesLetter(act, t, locale);
  const { association, cover } = act;
  const number = formatEnterpriseNumber(association.enterpriseNumber);
  return [
    title.toLocaleUpperCase(locale),
    t("mail.greeting"),
    ...paragraphs,
    ...(cover
      ? [
          t("mail.line", { term: t("written.see"), text: cover.url }),
          senderText({ sender: cover.sender, t }),
        ]
      : []),
    t("act.footer", { association: association.name, number }),
    "",
  ].join("\n\n");
}
