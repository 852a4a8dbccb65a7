import {
  ActPage,
  type ActProps,
  ActRow,
  PrintPlate,
} from "#components/documents/act-page.print.tsx";
import { onPaper, act as style } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { formatDate, formatMoment } from "#components/ui/format.ts";
import type { FaultAnswerAct } from "#server/documents/template/template.schema.ts";

/** What was reported and what was answered, as the association keeps it. */
export function FaultAnswerPrint({ act, t, locale }: ActProps<FaultAnswerAct>) {
  const { reference, reportedAt, what, place, answer, answeredOn, sender, association } = act;
  const date = onPaper(formatMoment(reportedAt, locale));
  return (
    <ActPage issuer={association} t={t}>
      <PrintPlate>{t("faultAnswer.plate", { reference })}</PrintPlate>
      <Line style={style.formTitle}>{t("faultAnswer.title")}</Line>
      <ActRow term={t("convocation.syndic")}>
        <Line style={style.strong}>{sender.name}</Line>
        {sender.lines.map((line) => (
          <Line key={line}>{line}</Line>
        ))}
        <Line>
          {sender.email} · {t("act.phone", { phone: sender.phone })}
        </Line>
      </ActRow>
      <Line style={style.heading}>{t("faultAnswer.you", { date, place })}</Line>
      <Line style={style.paragraph}>{what}</Line>
      <Line style={style.heading}>
        {t("faultAnswer.answer")} · {onPaper(formatDate(answeredOn, locale))}
      </Line>
      <Line style={style.paragraph}>{answer}</Line>
    </ActPage>
  );
}
