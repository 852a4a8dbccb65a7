import type { Words } from "#components/documents/act-page.print.tsx";
import { MailFrame, MailRow } from "#components/documents/mail-frame.mail.tsx";
import { MailSender, senderText } from "#components/documents/sender.mail.tsx";
import type { Locale } from "#messages/routing.ts";
import type { SubstituteAct } from "#server/documents/template/template.schema.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { substituteWords } from "./substitute-words.ts";

type Props = Readonly<{ act: SubstituteAct; t: Words; locale: Locale }>;

/** To a principal: on these items the holder may not vote, and here another one is named. */
export function SubstituteMail({ act, t, locale }: Props) {
  const words = substituteWords(act, t, locale);
  const { association, sender, items, textLanguage } = act;
  return (
    <MailFrame issuer={association} plate={words.plate} locale={locale} t={t}>
      <h1 style={{ fontSize: 22, lineHeight: 1.25 }}>{words.title}</h1>
      <p>{t("mail.greeting")}</p>
      <p>{words.intro}</p>
      <ul>
        {items.map(({ number, title }) => (
          <li key={number} lang={textLanguage}>
            {number}. {title}
          </li>
        ))}
      </ul>
      <table role="presentation">
        <tbody>
          <MailRow term={t("convocation.when")}>
            <strong>{words.when}</strong>
          </MailRow>
        </tbody>
      </table>
      <p>{words.asked}</p>
      <p>
        <a href={act.url} style={{ color: "#123a66" }}>
          {words.open}
        </a>
      </p>
      <MailSender sender={sender} t={t} />
      <p style={{ color: "#454f66", fontSize: 14 }}>{words.notice}</p>
    </MailFrame>
  );
}

export function substituteSubject({ act, t, locale }: Props): string {
  return substituteWords(act, t, locale).subject;
}

/** The same for those who read plain text. */
export function substituteText({ act, t, locale }: Props): string {
  const words = substituteWords(act, t, locale);
  const { sender, association, items } = act;
  const line = (term: string, text: string) => t("mail.line", { term, text });
  const number = formatEnterpriseNumber(association.enterpriseNumber);
  return [
    words.title,
    "",
    t("mail.greeting"),
    "",
    words.intro,
    ...items.map((item) => `- ${item.number}. ${item.title}`),
    "",
    line(t("convocation.when"), words.when),
    "",
    words.asked,
    line(words.open, act.url),
    "",
    senderText({ sender, t }),
    "",
    words.notice,
    "",
    t("act.footer", { association: association.name, number }),
    "",
  ].join("\n");
}
