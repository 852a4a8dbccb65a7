import { View } from "@react-pdf/renderer";
import { ActPage, type ActProps, PrintPlate } from "#components/documents/act-page.print.tsx";
import { act, MM, onPaper } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { Verification } from "#components/documents/verification.print.tsx";
import { formatDate, formatMoment } from "#components/ui/format.ts";
import type { SignatureSheetAct } from "#server/documents/template/beside.schema.ts";

type Props = ActProps<SignatureSheetAct>;
type Signatory = SignatureSheetAct["signatories"][number];

/** High enough for a hand. */
const LINE = 13 * MM;

/** The sheet that is signed by hand at the end of the meeting: it says which text is signed. */
export function SignatureSheetPrint({ act: sheet, t, locale }: Props) {
  const { association, meeting, recordHash, verify, signatories } = sheet;
  const date = formatDate(meeting.on, locale, "full");
  const kind = meeting.session === 2 ? "second" : meeting.kind;
  const cell = [act.cell, act.detail];
  return (
    <ActPage issuer={association} t={t}>
      <PrintPlate>{t("act.plate", { date: formatDate(meeting.on, locale, "short") })}</PrintPlate>
      <Line style={act.formTitle}>{t("signatureSheet.title")}</Line>
      <Line style={act.paragraph}>
        {t("signatureSheet.of", {
          minutes: t(`minutes.title.${kind}`),
          association: association.name,
          date,
        })}
      </Line>
      <Line style={act.paragraph}>{t("signatureSheet.text")}</Line>
      <Line style={act.quiet}>{t("minutes.recordHash")}</Line>
      <Line style={act.hash}>{recordHash}</Line>
      <View style={act.line} fixed>
        <Line style={[...cell, act.quiet]}>{t("signatureSheet.name")}</Line>
        <Line style={[...cell, act.quiet]}>{t("signatureSheet.capacity")}</Line>
        <Line style={[...cell, act.quiet]}>{t("signatureSheet.signature")}</Line>
      </View>
      {signatories.map((signatory) => (
        <View
          key={`${signatory.capacity} ${signatory.name}`}
          style={[act.line, { minHeight: LINE, alignItems: "center" }]}
          wrap={false}
        >
          <Line style={cell}>{signatory.name}</Line>
          <Line style={cell}>{t(`minutes.capacity.${signatory.capacity}`)}</Line>
          <Line style={[...cell, act.quiet]}>{onPaper(doneOf(signatory, t, locale))}</Line>
        </View>
      ))}
      <Verification address={verify} t={t} />
    </ActPage>
  );
}

/** Nothing for who is still to sign: the place is his. */
function doneOf({ done }: Signatory, t: Props["t"], locale: Props["locale"]): string {
  if (!done) return "";
  if (done.how === "missing") return t("minutes.unsigned", { reason: done.reason });
  return t(`minutes.method.${done.how}`, { date: formatMoment(done.at, locale) });
}
