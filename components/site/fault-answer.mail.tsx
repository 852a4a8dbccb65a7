import type { ActProps } from "#components/documents/act-page.print.tsx";
import { MailFrame } from "#components/documents/mail-frame.mail.tsx";
import { MailSender, senderText } from "#components/documents/sender.mail.tsx";
import { formatMoment } from "#components/ui/format.ts";
import type { FaultAnswerAct } from "#server/documents/template/template.schema.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";

type Props = ActProps<FaultAnswerAct>;

/** What was typed keeps its lines, and stays text. */
const AS_TYPED = { whiteSpace: "pre-wrap" } as const;
const QUOTE = { ...AS_TYPED, borderLeft: "3px solid #dcd6c5", margin: 0, paddingLeft: 12 } as const;

export function faultAnswerSubject({ act, t }: Props): string {
  return t("faultAnswer.subject", {
    reference: act.reference,
    association: act.association.name,
  });
}

/** The answer first, then what it answers. */
export function FaultAnswerMail({ act, t, locale }: Props) {
  const { reference, reportedAt, what, place, answer, sender, url } = act;
  const date = formatMoment(reportedAt, locale);
  const plate = t("faultAnswer.plate", { reference });
  return (
    <MailFrame issuer={act.association} plate={plate} locale={locale} t={t}>
      <h1 style={{ fontSize: 22, lineHeight: 1.25 }}>{t("faultAnswer.title")}</h1>
      <p style={AS_TYPED}>{answer}</p>
      <MailSender sender={sender} t={t} />
      <p>{t("faultAnswer.you", { date, place })}</p>
      <blockquote style={QUOTE}>{what}</blockquote>
      <p style={{ color: "#454f66", fontSize: 14 }}>{t("faultAnswer.why", { reference, url })}</p>
    </MailFrame>
  );
}

/** The same for those who read plain text. */
export function faultAnswerText({ act, t, locale }: Props): string {
  const { reference, reportedAt, what, place, answer, sender, url, association } = act;
  const date = formatMoment(reportedAt, locale);
  const number = formatEnterpriseNumber(association.enterpriseNumber);
  return [
    answer,
    senderText({ sender, t }),
    t("faultAnswer.you", { date, place }),
    what
      .split("\n")
      .map((line) => `> ${line}`)
      .join("\n"),
    t("faultAnswer.why", { reference, url }),
    t("act.footer", { association: association.name, number }),
    "",
  ].join("\n\n");
}
