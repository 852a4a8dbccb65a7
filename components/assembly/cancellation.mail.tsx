import type { Words } from "#components/documents/act-page.print.tsx";
import { MailFrame, MailRow } from "#components/documents/mail-frame.mail.tsx";
import { MailSender, senderText } from "#components/documents/sender.mail.tsx";
import type { Locale } from "#messages/routing.ts";
import type { CancellationAct } from "#server/documents/template/template.schema.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { cancellationWords } from "./cancellation-words.ts";
import { convenesAs } from "./convocation-words.ts";

type Props = Readonly<{ act: CancellationAct; t: Words; locale: Locale }>;

/** Nobody is to come: which meeting, why, and what becomes of what was asked. */
export function CancellationMail({ act, t, locale }: Props) {
  const words = cancellationWords(act, t, locale);
  const { meeting, sender, association } = act;
  return (
    <MailFrame issuer={association} plate={words.plate} locale={locale} t={t}>
      {words.attention ? <p>{words.attention}</p> : null}
      <h1 style={{ fontSize: 22, lineHeight: 1.25 }}>{words.title}</h1>
      <p>{t("mail.greeting")}</p>
      <p>
        <strong>{words.intro}</strong>
      </p>
      <table role="presentation">
        <tbody>
          <MailRow term={t("cancellation.was")}>{words.when}</MailRow>
          <MailRow term={t("convocation.where")}>
            <span lang={act.textLanguage}>{meeting.place}</span>
          </MailRow>
          <MailRow term={t("cancellation.reason")}>
            <span lang={act.textLanguage}>{act.reason}</span>
          </MailRow>
        </tbody>
      </table>
      {words.after.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>{t("cancellation.calendar")}</p>
      <p>
        <a href={act.url} style={{ color: "#123a66" }}>
          {t("mail.convocation.open")}
        </a>
      </p>
      <MailSender sender={sender} t={t} as={convenesAs(act, t)} />
    </MailFrame>
  );
}

export function cancellationSubject({ act, t, locale }: Props): string {
  return cancellationWords(act, t, locale).subject;
}

/** The same for those who read plain text. */
export function cancellationText({ act, t, locale }: Props): string {
  const words = cancellationWords(act, t, locale);
  const { meeting, sender, association } = act;
  const line = (term: string, text: string) => t("mail.line", { term, text });
  const number = formatEnterpriseNumber(association.enterpriseNumber);
  return [
    ...(words.attention ? [words.attention, ""] : []),
    words.title,
    "",
    t("mail.greeting"),
    "",
    words.intro,
    "",
    line(t("cancellation.was"), words.when),
    line(t("convocation.where"), meeting.place),
    line(t("cancellation.reason"), act.reason),
    "",
    ...words.after,
    t("cancellation.calendar"),
    line(t("mail.convocation.open"), act.url),
    "",
    senderText({ sender, t, as: convenesAs(act, t) }),
    "",
    t("act.footer", { association: association.name, number }),
    "",
  ].join("\n");
}
