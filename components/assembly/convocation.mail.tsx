import type { Words } from "#components/documents/act-page.print.tsx";
import { MailFrame, MailRow } from "#components/documents/mail-frame.mail.tsx";
import { MailSender, senderText } from "#components/documents/sender.mail.tsx";
import type { Locale } from "#messages/routing.ts";
import type { ConvocationAct } from "#server/documents/template/template.schema.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { convocationWords } from "./convocation-words.ts";

type Props = Readonly<{ act: ConvocationAct; t: Words; locale: Locale }>;

/** The notice as a mail: complete in itself, so that nobody needs to open the attachment. */
export function ConvocationMail({ act: notice, t, locale }: Props) {
  const words = convocationWords(notice, t, locale);
  const { meeting, sender } = notice;
  return (
    <MailFrame issuer={notice.association} plate={words.plate} locale={locale} t={t}>
      <h1 style={{ fontSize: 22, lineHeight: 1.25 }}>{words.title}</h1>
      {words.attention ? <p>{words.attention}</p> : null}
      <p>{t("mail.greeting")}</p>
      {words.replaces ? (
        <p>
          <strong>{words.replaces}</strong>
        </p>
      ) : null}
      <p>{words.intro}</p>
      {words.convener.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <table role="presentation">
        <tbody>
          <MailRow term={t("convocation.when")}>
            <strong>{words.when}</strong>
          </MailRow>
          <MailRow term={t("convocation.where")}>{meeting.place}</MailRow>
          {words.remote.length > 0 ? (
            <MailRow term={t("convocation.remote")}>
              {words.remote.map((line) => (
                <div key={line}>{line}</div>
              ))}
            </MailRow>
          ) : null}
          <MailRow term={t("convocation.consultation")}>{meeting.consultation}</MailRow>
          {words.urgency ? (
            <MailRow term={t("convocation.urgency")}>{words.urgency}</MailRow>
          ) : null}
          <MailRow term={t("convocation.lots")}>
            {words.lots} · {words.total}
          </MailRow>
        </tbody>
      </table>
      {meeting.session === 2 ? <p>{t("convocation.second")}</p> : null}
      <h2 style={{ fontSize: 18 }}>{t("convocation.agenda")}</h2>
      {notice.textLanguage === locale ? null : <p>{t("convocation.courtesy")}</p>}
      <ol lang={notice.textLanguage}>
        {words.items.map((item) => (
          <li key={item.number} value={item.number} style={{ marginBottom: 10 }}>
            <strong>{item.title}</strong>
            {item.explanation ? <div>{item.explanation}</div> : null}
            {item.quotes.length > 0 ? (
              <table lang={locale} style={{ fontSize: 14 }}>
                <caption style={{ textAlign: "start" }}>{t("convocation.quotes")}</caption>
                <tbody>
                  {item.quotes.map(({ supplier, amount, received }) => (
                    <tr key={`${supplier} ${amount} ${received}`}>
                      <th scope="row" style={{ textAlign: "start", paddingInlineEnd: 12 }}>
                        {supplier}
                      </th>
                      <td style={{ textAlign: "end", paddingInlineEnd: 12 }}>{amount}</td>
                      <td>{received}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ) : null}
            {item.resolutions.map(({ number, text, majority, electorate, impact }) => (
              <div key={number} style={{ marginTop: 4 }}>
                {number} {text}
                <div lang={locale} style={{ color: "#454f66", fontSize: 14 }}>
                  {majority}
                </div>
                {electorate ? (
                  <div lang={locale} style={{ fontSize: 14 }}>
                    {electorate}
                  </div>
                ) : null}
                {impact ? (
                  <div lang={locale} style={{ fontSize: 14, fontWeight: 600 }}>
                    {impact}
                  </div>
                ) : null}
              </div>
            ))}
          </li>
        ))}
      </ol>
      {words.auditorReport ? <p>{words.auditorReport}</p> : null}
      {words.omissions.length > 0 ? (
        <>
          <p>{t("convocation.omitted")}</p>
          <ul>
            {words.omissions.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      ) : null}
      {notice.answer ? (
        <>
          <h2 style={{ fontSize: 18 }}>{t("mail.convocation.coming")}</h2>
          <p>
            <a href={notice.answer} style={{ color: "#123a66" }}>
              {t("mail.convocation.sayComing")}
            </a>
          </p>
          <p style={{ color: "#454f66", fontSize: 14 }}>{t("mail.convocation.comingHint")}</p>
        </>
      ) : null}
      <h2 style={{ fontSize: 18 }}>{t("convocation.absent")}</h2>
      <p>{t("convocation.proxy")}</p>
      <p>{t("convocation.assistance")}</p>
      {words.designation ? <p>{words.designation}</p> : null}
      <p>{t("mail.convocation.attached")}</p>
      {notice.url ? (
        <p>
          <a href={notice.url} style={{ color: "#123a66" }}>
            {t("mail.convocation.open")}
          </a>
        </p>
      ) : null}
      <MailSender sender={sender} t={t} as={words.convener.as} />
      <p style={{ color: "#454f66", fontSize: 14 }}>{t("mail.convocation.why")}</p>
    </MailFrame>
  );
}

export function convocationSubject({ act: notice, t, locale }: Props): string {
  const { day: date } = convocationWords(notice, t, locale);
  return t("mail.convocation.subject", { date, association: notice.association.name });
}

/** The same notice for those who read plain text. */
export function convocationText({ act: notice, t, locale }: Props): string {
  const words = convocationWords(notice, t, locale);
  const { meeting, sender } = notice;
  const agenda = words.items.flatMap((item) => [
    `${item.number}. ${item.title}`,
    ...(item.explanation ? [`   ${item.explanation}`] : []),
    ...(item.quotes.length > 0 ? [`   ${t("convocation.quotes")}`] : []),
    ...item.quotes.map(
      ({ supplier, amount, received }) => `       ${supplier} : ${amount} · ${received}`,
    ),
    ...item.resolutions.flatMap(({ number, text, majority, electorate, impact }) => [
      `   ${number} ${text}`,
      `       ${majority}`,
      ...(electorate ? [`       ${electorate}`] : []),
      ...(impact ? [`       ${impact}`] : []),
    ]),
  ]);
  const line = (term: string, text: string) => t("mail.line", { term, text });
  const number = formatEnterpriseNumber(notice.association.enterpriseNumber);
  return [
    words.title.toLocaleUpperCase(locale),
    ...(words.attention ? ["", words.attention] : []),
    "",
    t("mail.greeting"),
    "",
    ...(words.replaces ? [words.replaces, ""] : []),
    words.intro,
    ...words.convener.lines,
    "",
    line(t("convocation.when"), words.when),
    line(t("convocation.where"), meeting.place),
    ...words.remote.map((text) => line(t("convocation.remote"), text)),
    line(t("convocation.consultation"), meeting.consultation),
    ...(words.urgency ? [words.urgency] : []),
    line(t("convocation.lots"), `${words.lots} · ${words.total}`),
    ...(meeting.session === 2 ? ["", t("convocation.second")] : []),
    "",
    t("convocation.agenda").toLocaleUpperCase(locale),
    ...(notice.textLanguage === locale ? [] : [t("convocation.courtesy")]),
    ...agenda,
    ...(words.auditorReport ? ["", words.auditorReport] : []),
    ...(words.omissions.length > 0 ? ["", t("convocation.omitted"), ...words.omissions] : []),
    "",
    ...(notice.answer
      ? [
          t("mail.convocation.coming").toLocaleUpperCase(locale),
          line(t("mail.convocation.sayComing"), notice.answer),
          t("mail.convocation.comingHint"),
          "",
        ]
      : []),
    t("convocation.absent").toLocaleUpperCase(locale),
    t("convocation.proxy"),
    t("convocation.assistance"),
    ...(words.designation ? [words.designation] : []),
    "",
    t("mail.convocation.attached"),
    ...(notice.url ? [line(t("mail.convocation.open"), notice.url)] : []),
    "",
    senderText({ sender, t, as: words.convener.as }),
    "",
    t("mail.convocation.why"),
    "",
    // On every document of the association, in whatever form it is read (R-GEN-03).
    t("act.footer", { association: notice.association.name, number }),
    "",
  ].join("\n");
}
