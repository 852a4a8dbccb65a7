import { Text, View } from "@react-pdf/renderer";
import {
  ActPage,
  type ActProps,
  Blank,
  PrintPlate,
} from "#components/documents/act-page.print.tsx";
import { act, MM, onPaper } from "#components/documents/act-style.print.ts";
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
      <Text style={act.formTitle}>{t("proxyForm.title")}</Text>
      <Text style={act.quiet}>{t("proxyForm.principal")}</Text>
      <Text style={act.strong}>{recipient.name}</Text>
      <Text>{recipient.lines.join(", ")}</Text>
      <Text style={act.paragraph}>
        {t("proxyForm.lots")} {words.lots} · {onPaper(words.total)}
      </Text>
      <Blank label={t("proxyForm.holder")} />
      <Blank label={t("proxyForm.address")} />
      <Text style={act.after}>
        {t("proxyForm.scope", { association: association.name, date, time })}
      </Text>
      <Text style={act.paragraph}>{t("proxyForm.second")}</Text>
      <Text style={act.heading}>{t("proxyForm.instructions")}</Text>
      <Instructions act={notice} t={t} locale={locale} />
      <Text style={act.quiet}>{t("proxyForm.free")}</Text>
      <Text style={act.after}>{t("proxyForm.warning")}</Text>
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
    </ActPage>
  );
}

function Instructions({ act: notice, t, locale }: Props) {
  const rows = convocationWords(notice, t, locale).items.flatMap((item) => item.resolutions);
  return (
    <View>
      <View style={act.line} fixed>
        <Text style={[act.cell, act.quiet, { flex: 1 }]}>{t("proxyForm.resolution")}</Text>
        {CHOICES.map((choice) => (
          <Text key={choice} style={[act.cell, act.quiet, act.choice]}>
            {t(`proxyForm.${choice}`)}
          </Text>
        ))}
      </View>
      {rows.map(({ number, text }) => (
        <View key={number} style={act.line} wrap={false}>
          <Text style={[act.cell, { width: 11 * MM }]}>{number}</Text>
          <Text style={[act.cell, { flex: 1 }]}>{text}</Text>
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
