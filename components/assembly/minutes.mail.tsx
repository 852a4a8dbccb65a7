import type { Words } from "#components/documents/act-page.print.tsx";
import { MailFrame } from "#components/documents/mail-frame.mail.tsx";
import { MailSender, senderText } from "#components/documents/sender.mail.tsx";
import type { Locale } from "#messages/routing.ts";
import type { MinutesAct } from "#server/documents/template/template.schema.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { minutesLetter } from "./minutes-letter.ts";

type Props = Readonly<{ act: MinutesAct; t: Words; locale: Locale }>;

/** The mail that brings the minutes, which are attached. */
export function MinutesMail({ act, t, locale }: Props) {
  const { title, plate, as, attention, paragraphs } = minutesLetter(act, t, locale);
  const { association, cover } = act;
  return (
    <MailFrame issuer={association} plate={plate} locale={locale} t={t}>
      <h1 style={{ fontSize: 22, lineHeight: 1.25 }}>{title}</h1>
      {attention ? <p>{attention}</p> : null}
      <p>{t("mail.greeting")}</p>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {cover ? (
        <>
          <p>
            <a href={cover.url} style={{ color: "#123a66" }}>
              {t("mail.minutes.open")}
            </a>
          </p>
          <MailSender sender={cover.sender} t={t} as={as} />
        </>
      ) : null}
    </MailFrame>
  );
}

/** The same for those who read plain text. */
export function minutesText({ act, t, locale }: Props): string {
  const { title, as, attention, paragraphs } = minutesLetter(act, t, locale);
  const { association, cover } = act;
  const number = formatEnterpriseNumber(association.enterpriseNumber);
  return [
    title.toLocaleUpperCase(locale),
    ...(attention ? [attention] : []),
    t("mail.greeting"),
    ...paragraphs,
    ...(cover
      ? [
          t("mail.line", { term: t("mail.minutes.open"), text: cover.url }),
          senderText({ sender: cover.sender, t, as }),
        ]
      : []),
    // On every document of the association, in whatever form it is read (R-GEN-03).
    t("act.footer", { association: association.name, number }),
    "",
  ].join("\n\n");
}
