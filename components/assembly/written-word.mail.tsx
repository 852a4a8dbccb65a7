import type { Words } from "#components/documents/act-page.print.tsx";
import { MailFrame } from "#components/documents/mail-frame.mail.tsx";
import { MailSender, senderText } from "#components/documents/sender.mail.tsx";
import type { Locale } from "#messages/routing.ts";
import type { WrittenWordAct } from "#server/documents/template/written.schema.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { wordWords } from "./written-words.ts";

type Props = Readonly<{ act: WrittenWordAct; t: Words; locale: Locale }>;

/** What is decided in writing, to one owner: the texts, what they would cost him, where he answers. */
export function WrittenWordMail({ act, t, locale }: Props) {
  const words = wordWords(act, t, locale);
  const { association, sender, textLanguage } = act;
  return (
    <MailFrame issuer={association} plate={words.plate} locale={locale} t={t}>
      <h1 style={{ fontSize: 22, lineHeight: 1.25 }}>
        {words.heading}: <span lang={textLanguage}>{words.title}</span>
      </h1>
      <p>{t("mail.greeting")}</p>
      <p>{words.intro}</p>
      {words.reason ? <p>{words.reason}</p> : null}
      {words.explanation ? <p lang={textLanguage}>{words.explanation}</p> : null}
      {words.texts.map(({ number, heading, text, notes }) => (
        <div key={number}>
          <h2 style={{ fontSize: 17 }}>{heading}</h2>
          <p lang={textLanguage} style={{ whiteSpace: "pre-line" }}>
            {text}
          </p>
          {notes.map((line) => (
            <p key={line}>
              <strong>{line}</strong>
            </p>
          ))}
        </div>
      ))}
      {words.annexes ? <p>{words.annexes}</p> : null}
      {words.how ? <p>{words.how}</p> : null}
      <p>
        <a href={act.url} style={{ color: "#123a66" }}>
          {words.open}
        </a>
      </p>
      <MailSender sender={sender} t={t} />
    </MailFrame>
  );
}

export function writtenWordSubject({ act, t, locale }: Props): string {
  return wordWords(act, t, locale).subject;
}

/** The same for those who read plain text. */
export function writtenWordText({ act, t, locale }: Props): string {
  const words = wordWords(act, t, locale);
  const { association, sender } = act;
  const number = formatEnterpriseNumber(association.enterpriseNumber);
  return [
    t("mail.line", { term: words.heading, text: words.title }),
    t("mail.greeting"),
    words.intro,
    ...(words.reason ? [words.reason] : []),
    ...(words.explanation ? [words.explanation] : []),
    ...words.texts.flatMap(({ heading, text, notes }) => [heading, text, ...notes]),
    ...(words.annexes ? [words.annexes] : []),
    ...(words.how ? [words.how] : []),
    t("mail.line", { term: words.open, text: act.url }),
    senderText({ sender, t }),
    t("act.footer", { association: association.name, number }),
    "",
  ].join("\n\n");
}
