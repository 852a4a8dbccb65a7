import type { Words } from "#components/documents/act-page.print.tsx";
import { MailFrame, MailRow } from "#components/documents/mail-frame.mail.tsx";
import { MailSender, senderText } from "#components/documents/sender.mail.tsx";
import type { Locale } from "#messages/routing.ts";
import type { ReminderAct } from "#server/documents/template/template.schema.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { convenesAs } from "./convocation-words.ts";
import { reminderWords } from "./reminder-words.ts";

type Props = Readonly<{ act: ReminderAct; t: Words; locale: Locale }>;

/** A short word before the day: when, where, and the one question. */
export function ReminderMail({ act, t, locale }: Props) {
  const words = reminderWords(act, t, locale);
  const { meeting, sender, association } = act;
  return (
    <MailFrame issuer={association} plate={words.plate} locale={locale} t={t}>
      <h1 style={{ fontSize: 22, lineHeight: 1.25 }}>{words.title}</h1>
      <p>{t("mail.greeting")}</p>
      <p>{words.intro}</p>
      <table role="presentation">
        <tbody>
          <MailRow term={t("convocation.when")}>
            <strong>{words.when}</strong>
          </MailRow>
          <MailRow term={t("convocation.where")}>
            <span lang={act.textLanguage}>{meeting.place}</span>
          </MailRow>
        </tbody>
      </table>
      <p>
        <a href={act.answer} style={{ color: "#123a66" }}>
          {t("mail.convocation.sayComing")}
        </a>
      </p>
      <p>{t("mail.convocation.comingHint")}</p>
      <p>
        <a href={act.url} style={{ color: "#123a66" }}>
          {t("mail.convocation.open")}
        </a>
      </p>
      <MailSender sender={sender} t={t} as={convenesAs(act, t)} />
      <p style={{ color: "#454f66", fontSize: 14 }}>{words.notice}</p>
    </MailFrame>
  );
}

export function reminderSubject({ act, t, locale }: Props): string {
  return reminderWords(act, t, locale).subject;
}

/** The same for those who read plain text. */
export function reminderText({ act, t, locale }: Props): string {
  const words = reminderWords(act, t, locale);
  const { meeting, sender, association } = act;
  const line = (term: string, text: string) => t("mail.line", { term, text });
  const number = formatEnterpriseNumber(association.enterpriseNumber);
  return [
    words.title,
    "",
    t("mail.greeting"),
    "",
    words.intro,
    "",
    line(t("convocation.when"), words.when),
    line(t("convocation.where"), meeting.place),
    "",
    line(t("mail.convocation.sayComing"), act.answer),
    t("mail.convocation.comingHint"),
    line(t("mail.convocation.open"), act.url),
    "",
    senderText({ sender, t, as: convenesAs(act, t) }),
    "",
    words.notice,
    "",
    t("act.footer", { association: association.name, number }),
    "",
  ].join("\n");
}
