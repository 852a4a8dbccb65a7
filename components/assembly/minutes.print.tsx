import { View } from "@react-pdf/renderer";
import {
  ActPage,
  type ActProps,
  ActRow,
  PrintPlate,
} from "#components/documents/act-page.print.tsx";
import { act, MM, onPaper } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { Verification } from "#components/documents/verification.print.tsx";
import { MinutesRecord } from "#server/assembly/minutes/record.schema.ts";
import type { MinutesAct } from "#server/documents/template/template.schema.ts";
import { minutesWords } from "./minutes-words.ts";

type MinutesView = ReturnType<typeof minutesWords>;
type Resolution = MinutesView["items"][number]["resolutions"][number];
type T = ActProps<MinutesAct>["t"];

/** The minutes on paper, made from the frozen record alone; the page on screen says the same. */
export function MinutesPrint({ act: minutes, t, locale }: ActProps<MinutesAct>) {
  const record = MinutesRecord.parse(minutes.record);
  const words = minutesWords({ ...minutes, record }, t, locale);
  return (
    <ActPage issuer={record.association} t={t}>
      <PrintPlate>{words.plate}</PrintPlate>
      <Line style={act.formTitle}>{words.title}</Line>
      <Line style={act.paragraph}>{words.intro}</Line>
      <View style={act.facts}>
        {words.facts.map(({ term, lines }) => (
          <ActRow key={term} term={term}>
            {lines.map((line) => (
              <Line key={line}>{onPaper(line)}</Line>
            ))}
          </ActRow>
        ))}
      </View>
      <Roll rows={words.roll} t={t} />
      <Lines title={t("minutes.acting")} lines={words.acting} />
      <Lines title={t("minutes.moves")} lines={words.moves} />
      <Lines title={t("minutes.admissions")} lines={words.admissions.map(onPaper)} />
      <Lines title={t("minutes.paper")} lines={words.paper.map(onPaper)} />
      <Lines title={t("minutes.interruptions")} lines={words.interruptions.map(onPaper)} />
      <Lines title={t("minutes.proxies")} lines={words.proxies} />
      <Line style={act.heading} minPresenceAhead={60}>
        {t("minutes.items")}
      </Line>
      {words.items.map((item) => (
        <View key={item.number}>
          <View style={act.item} minPresenceAhead={24}>
            <Line style={act.number}>{item.number}.</Line>
            <View style={act.detail}>
              <Line style={act.strong}>{item.title}</Line>
              {item.explanation ? <Line>{item.explanation}</Line> : null}
              <Prose paragraphs={item.before} />
              {item.resolutions.length === 0 ? (
                <Line style={act.quiet}>{t("minutes.noVote")}</Line>
              ) : null}
              {item.disposals.map((line) => (
                <Line key={line}>{onPaper(line)}</Line>
              ))}
            </View>
          </View>
          {item.resolutions.map((resolution) => (
            <Decision key={resolution.number} resolution={resolution} t={t} />
          ))}
          <View style={act.prose}>
            <Prose paragraphs={item.after} />
          </View>
        </View>
      ))}
      <Lines title={t("minutes.breaches")} lines={words.breaches.map(onPaper)} />
      <Signatures words={words} t={t} />
      {minutes.verify ? <Verification address={minutes.verify} t={t} /> : null}
    </ActPage>
  );
}

/** Written around the facts: it runs over pages, where figures never do. */
function Prose({ paragraphs }: Readonly<{ paragraphs: readonly string[] }>) {
  return paragraphs.map((paragraph) => (
    <Line key={paragraph} style={act.after}>
      {onPaper(paragraph)}
    </Line>
  ));
}

function Lines({ title, lines }: Readonly<{ title: string; lines: readonly string[] }>) {
  if (lines.length === 0) return null;
  return (
    <View>
      <Line style={act.heading} minPresenceAhead={40}>
        {title}
      </Line>
      {lines.map((line) => (
        <Line key={line}>{line}</Line>
      ))}
    </View>
  );
}

function Roll({ rows, t }: Readonly<{ rows: MinutesView["roll"]; t: T }>) {
  const row = (
    key: string,
    cells: Readonly<Record<"number" | "names" | "lots" | "shares" | "by", string>>,
    head = false,
  ) => (
    <View key={key} style={act.line} wrap={false} fixed={head}>
      <Line style={[act.cell, { width: 10 * MM }]}>{cells.number}</Line>
      <Line style={[act.cell, { flex: 3 }]}>{cells.names}</Line>
      <Line style={[act.cell, { flex: 2 }]}>{cells.lots}</Line>
      <Line style={[act.cell, act.figure]}>{onPaper(cells.shares)}</Line>
      <Line style={[act.cell, { flex: 3 }]}>{cells.by}</Line>
    </View>
  );
  return (
    <View>
      <Line style={act.heading} minPresenceAhead={60}>
        {t("minutes.roll")}
      </Line>
      <View style={act.small}>
        {row("head", {
          number: t("minutes.number"),
          names: t("minutes.names"),
          lots: t("minutes.lots"),
          shares: t("act.shares"),
          by: t("minutes.by"),
        })}
        {rows.map((cells) => row(cells.number, cells))}
      </View>
    </View>
  );
}

function Decision({ resolution, t }: Readonly<{ resolution: Resolution; t: T }>) {
  const { number, text, majority, electorate, funding, motions, result } = resolution;
  return (
    <View style={act.resolution} wrap={false}>
      <Line style={act.number} />
      <Line style={act.resolutionNumber}>{number}</Line>
      <View style={act.detail}>
        <Line>{text}</Line>
        <Line style={act.quiet}>{majority}</Line>
        {[...electorate, ...funding, ...motions].map((line) => (
          <Line key={line}>{onPaper(line)}</Line>
        ))}
        <Line style={act.strong}>{result ? result.outcome : t("minutes.notVoted")}</Line>
        {result?.lines.map((line) => (
          <Line key={line}>{onPaper(line)}</Line>
        ))}
      </View>
    </View>
  );
}

function Signatures({ words, t }: Readonly<{ words: MinutesView; t: T }>) {
  return (
    <View>
      <Line style={act.heading} minPresenceAhead={60}>
        {t("minutes.signatures")}
      </Line>
      <Line style={act.paragraph}>
        {words.signatures.length > 0 ? t("minutes.signatureText") : t("minutes.none")}
      </Line>
      {words.signatures.map(({ key, who, how }) => (
        <View key={key} style={act.line} wrap={false}>
          <Line style={[act.cell, act.detail]}>{who}</Line>
          <Line style={[act.cell, act.detail]}>{how}</Line>
        </View>
      ))}
      <Line style={[act.quiet, act.after]}>{t("minutes.challenge")}</Line>
      <Line style={act.heading} minPresenceAhead={60}>
        {t("minutes.proof")}
      </Line>
      <Line style={act.quiet}>{t("minutes.proofText")}</Line>
      {words.hashes.map(({ term, hash }) => (
        <View key={term} wrap={false}>
          <Line style={act.quiet}>{term}</Line>
          <Line style={act.hash}>{hash}</Line>
        </View>
      ))}
    </View>
  );
}
