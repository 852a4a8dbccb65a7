import { View } from "@react-pdf/renderer";
import {
  ActPage,
  type ActProps,
  Blank,
  PrintPlate,
} from "#components/documents/act-page.print.tsx";
import { act, MM, onPaper } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { Verification } from "#components/documents/verification.print.tsx";
import type { ConvocationAct } from "#server/documents/template/template.schema.ts";
import { convocationWords } from "./convocation-words.ts";

type Props = ActProps<ConvocationAct>;

const CHOICES = ["for", "against", "abstain"] as const;

/** The proxy to fill in by hand: it must name its holder and serves one assembly (art. 3.87 §7). */
export function ProxyFormPrint({ act: notice, t, locale }: Props) {
  const words = convocationWords(notice, t, locale);
  const { association, recipient } = notice;
  const { day: date, time } = words;
  return (
    <ActPage issuer={association} t={t}>
      <PrintPlate>{words.plate}</PrintPlate>
      <Line style={act.formTitle}>{t("proxyForm.title")}</Line>
      <Line style={act.quiet}>{t("proxyForm.principal")}</Line>
      <Line style={act.strong}>{recipient.name}</Line>
      <Line>{recipient.lines.join(", ")}</Line>
      <Line style={act.paragraph}>
        {t("proxyForm.lots")} {words.lots} · {onPaper(words.total)}
      </Line>
      {notice.lots.length > 1 ? <Line style={act.quiet}>{t("proxyForm.strike")}</Line> : null}
      <Blank label={t("proxyForm.holder")} />
      <Blank label={t("proxyForm.address")} />
      <Line style={act.after}>
        {t("proxyForm.scope", { association: association.name, date, time })}
      </Line>
      <Line style={act.paragraph}>{t("proxyForm.second")}</Line>
      <Line style={act.heading}>{t("proxyForm.instructions")}</Line>
      <Instructions act={notice} t={t} locale={locale} />
      <Line style={act.quiet}>{t("proxyForm.free")}</Line>
      <Line style={act.after}>{t("proxyForm.warning")}</Line>
      <View style={[act.signature, act.blanks]} wrap={false}>
        <View style={act.blankColumn}>
          <Blank label={t("proxyForm.place")} />
        </View>
        <View style={act.blankColumn}>
          <Blank label={t("proxyForm.date")} />
        </View>
        <View style={act.blankColumn}>
          <Blank label={t("proxyForm.signature")} />
        </View>
      </View>
      {notice.verify ? <Verification address={notice.verify} t={t} /> : null}
    </ActPage>
  );
}

function Instructions({ act: notice, t, locale }: Props) {
  const rows = convocationWords(notice, t, locale).items.flatMap((item) => item.resolutions);
  return (
    <View>
      <View style={act.line} fixed>
        <Line style={[act.cell, act.quiet, { flex: 1 }]}>{t("proxyForm.resolution")}</Line>
        {CHOICES.map((choice) => (
          <Line key={choice} style={[act.cell, act.quiet, act.choice]}>
            {t(`proxyForm.${choice}`)}
          </Line>
        ))}
      </View>
      {rows.map(({ number, text }) => (
        <View key={number} style={act.line} wrap={false}>
          <Line style={[act.cell, { width: 11 * MM }]}>{number}</Line>
          <Line style={[act.cell, { flex: 1 }]}>{text}</Line>
          {CHOICES.map((choice) => (
            <View key={choice} style={[act.cell, act.choice]}>
              <View style={act.box} />
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}
