import { View } from "@react-pdf/renderer";
import { ActPage, type ActProps, ActRow } from "#components/documents/act-page.print.tsx";
import { onPaper, act as style } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { Verification } from "#components/documents/verification.print.tsx";
import type { WrittenMinutesAct } from "#server/documents/template/written.schema.ts";
import { LetterCover } from "./letter-cover.print.tsx";
import { writtenMinutesLetter } from "./written-minutes.mail.tsx";
import { minutesWords } from "./written-words.ts";

/** The minutes of a decision that all have signed; before them the letter, where they go by post. */
export function WrittenMinutesPrint({ act, t, locale }: ActProps<WrittenMinutesAct>) {
  const words = minutesWords(act, t, locale);
  return (
    <>
      <Cover act={act} t={t} locale={locale} />
      <ActPage issuer={act.association} t={t}>
        <Line style={style.title}>{words.title}</Line>
        <Line style={style.paragraph}>{onPaper(words.intro)}</Line>
        <View style={style.facts}>
          {words.facts.map(({ term, detail }) => (
            <ActRow key={term} term={term}>
              <Line>{onPaper(detail)}</Line>
            </ActRow>
          ))}
        </View>
        {words.explanation ? (
          <Line style={style.paragraph}>{onPaper(words.explanation)}</Line>
        ) : null}
        {words.texts.map(({ number, heading, text, notes }) => (
          <View key={number}>
            <Line style={style.heading} minPresenceAhead={40}>
              {heading}
            </Line>
            <Line style={style.strong}>{onPaper(text)}</Line>
            {notes.map((line) => (
              <Line key={line}>{onPaper(line)}</Line>
            ))}
          </View>
        ))}
        {words.annexes.map((line) => (
          <Line key={line} style={style.quiet}>
            {onPaper(line)}
          </Line>
        ))}
        <Line style={style.heading} minPresenceAhead={40}>
          {onPaper(words.signed)}
        </Line>
        {words.members.map(({ member, signature }) => (
          <View key={`${member} ${signature}`} wrap={false} style={style.paragraph}>
            <Line>{onPaper(member)}</Line>
            <Line style={style.quiet}>{onPaper(signature)}</Line>
          </View>
        ))}
        <Line style={style.quiet}>{words.hashTerm}</Line>
        <Line style={style.hash}>{act.hash}</Line>
        <Line style={style.after}>{onPaper(words.drawn)}</Line>
        <Verification address={act.verify} t={t} />
      </ActPage>
    </>
  );
}

function Cover({ act, t, locale }: ActProps<WrittenMinutesAct>) {
  const { association, cover } = act;
  if (!cover?.letter) return null;
  const letter = writtenMinutesLetter(act, t, locale);
  return <LetterCover {...{ association, cover, letter, t, locale }} />;
}
