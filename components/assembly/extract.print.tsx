import { View } from "@react-pdf/renderer";
import { ActPage, type ActProps, ActRow, Blank } from "#components/documents/act-page.print.tsx";
import { act, onPaper } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { Verification } from "#components/documents/verification.print.tsx";
import type { ExtractAct } from "#server/documents/template/template.schema.ts";
import { extractWords } from "./extract-words.ts";

/** One decision of the register, certified: for a bank, a notary, a court (art. 3.87 §12). */
export function ExtractPrint({ act: extract, t, locale }: ActProps<ExtractAct>) {
  const words = extractWords(extract, t, locale);
  return (
    <ActPage issuer={extract.association} t={t}>
      <Line style={act.title}>{words.title}</Line>
      <Line style={act.paragraph}>{words.intro}</Line>
      <View style={act.facts}>
        {words.facts.map(({ term, detail }) => (
          <ActRow key={term} term={term}>
            <Line>{onPaper(detail)}</Line>
          </ActRow>
        ))}
      </View>
      <Line style={[act.strong, act.after]}>{onPaper(words.text)}</Line>
      <Line style={act.strong}>{onPaper(words.outcome)}</Line>
      {[...words.details, words.standing, ...words.disagreements].map((line) => (
        <Line key={line} style={act.quiet}>
          {onPaper(line)}
        </Line>
      ))}
      {words.hash ? (
        <>
          <Line style={act.quiet}>{t("minutes.recordHash")}</Line>
          <Line style={act.hash}>{words.hash}</Line>
        </>
      ) : null}
      <View style={act.signature} wrap={false}>
        <Line>{words.certified}</Line>
        <Line style={act.strong}>{words.by}</Line>
        <Blank label={t("extract.signature")} />
      </View>
      <Verification address={extract.verify} t={t} />
    </ActPage>
  );
}
