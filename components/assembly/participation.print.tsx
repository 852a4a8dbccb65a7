import { View } from "@react-pdf/renderer";
import { ActPage, type ActProps, PrintPlate } from "#components/documents/act-page.print.tsx";
import { act, onPaper } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { Verification } from "#components/documents/verification.print.tsx";
import { formatDate } from "#components/ui/format.ts";
import type { ParticipationAct } from "#server/documents/template/beside.schema.ts";
import { participationWords } from "./participation-words.ts";

/** That somebody took part in a meeting, when, and the receipts of his votes. */
export function ParticipationPrint({ act: certificate, t, locale }: ActProps<ParticipationAct>) {
  const words = participationWords(certificate, t, locale);
  const { association, meeting, verify } = certificate;
  return (
    <ActPage issuer={association} t={t}>
      <PrintPlate>{t("act.plate", { date: formatDate(meeting.on, locale, "short") })}</PrintPlate>
      <Line style={act.formTitle}>{words.title}</Line>
      <Line style={act.paragraph}>{words.intro}</Line>
      {words.presences.map((line) => (
        <Line key={line}>{onPaper(line)}</Line>
      ))}
      {words.onPaper ? <Line style={act.paragraph}>{words.onPaper}</Line> : null}
      {words.votes.length > 0 ? (
        <Line style={act.heading} minPresenceAhead={40}>
          {t("participation.votes")}
        </Line>
      ) : null}
      {words.votes.map(({ key, line, receipt }) => (
        <View key={key} wrap={false}>
          <Line>{line}</Line>
          <Line style={act.hash}>{receipt}</Line>
        </View>
      ))}
      <Line style={act.after}>{words.issued}</Line>
      <Verification address={verify} t={t} />
    </ActPage>
  );
}
