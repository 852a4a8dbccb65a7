import { View } from "@react-pdf/renderer";
import { ActPage, type ActProps, PrintPlate } from "#components/documents/act-page.print.tsx";
import { act, MM, onPaper } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { formatDate, formatMoment } from "#components/ui/format.ts";
import { MinutesRecord } from "#server/assembly/minutes/record.schema.ts";
import { type Block, blocksOf } from "#server/assembly/minutes/report.rules.ts";
import type { ReportAct } from "#server/documents/template/beside.schema.ts";
import type { MinutesAct } from "#server/documents/template/template.schema.ts";

/** The narrative of a meeting: every sheet of it says that it is no part of the act (AD-05). */
export function ReportPrint({ act: annex, t, locale }: ActProps<ReportAct>) {
  const { association, meetingOn, report } = annex;
  return (
    <ActPage issuer={association} t={t}>
      <Line style={[act.quiet, { marginBottom: 3 * MM }]} fixed>
        {t("report.notSigned")}
      </Line>
      <PrintPlate>{t("act.plate", { date: formatDate(meetingOn, locale, "short") })}</PrintPlate>
      <Line style={act.formTitle}>
        {t("report.title", { date: formatDate(meetingOn, locale) })}
      </Line>
      <Line style={act.paragraph}>{t("report.status")}</Line>
      <Line style={act.quiet}>
        {t("report.by", {
          name: report.writtenBy,
          date: onPaper(formatMoment(report.writtenAt, locale)),
        })}
      </Line>
      {blocksOf(report.text).map((block) => (
        <Part key={block.lines.join(" ")} block={block} />
      ))}
    </ActPage>
  );
}

/** The same, behind the act it goes along with. */
export function MinutesReportPrint({ act: minutes, t, locale }: ActProps<MinutesAct>) {
  const { association, report } = minutes;
  if (!report) return null;
  const { language, meeting } = MinutesRecord.parse(minutes.record);
  const annex = { locale, association, language, meetingOn: meeting.on, report };
  return <ReportPrint act={annex} t={t} locale={locale} />;
}

function Part({ block: { kind, lines } }: { block: Block }) {
  if (kind === "heading") {
    return (
      <Line style={act.heading} minPresenceAhead={40}>
        {lines.join(" ")}
      </Line>
    );
  }
  if (kind === "paragraph") return <Line style={act.after}>{onPaper(lines.join("\n"))}</Line>;
  return (
    <View style={act.after}>
      {lines.map((line) => (
        <View key={line} style={{ flexDirection: "row" }}>
          <Line style={{ width: 5 * MM }}>–</Line>
          <Line style={act.detail}>{onPaper(line)}</Line>
        </View>
      ))}
    </View>
  );
}
