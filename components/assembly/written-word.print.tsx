import { View } from "@react-pdf/renderer";
import {
  ActPage,
  type ActProps,
  AddressedHead,
  LetterClose,
  PrintPlate,
} from "#components/documents/act-page.print.tsx";
import { MM, onPaper, act as style } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { formatDate } from "#components/ui/format.ts";
import type { WrittenFormAct, WrittenWordAct } from "#server/documents/template/written.schema.ts";
import { annexLine, textLines, wordWords } from "./written-words.ts";

/** High enough for a hand. */
const LINE = 16 * MM;

type Texts = ReturnType<typeof textLines>;

function PrintedTexts({ texts }: Readonly<{ texts: Texts }>) {
  return texts.map(({ number, heading, text, notes }) => (
    <View key={number}>
      <Line style={style.heading} minPresenceAhead={40}>
        {heading}
      </Line>
      <Line style={style.paragraph}>{onPaper(text)}</Line>
      {notes.map((line) => (
        <Line key={line} style={style.strong}>
          {onPaper(line)}
        </Line>
      ))}
    </View>
  ));
}

/** The letter, and while it is to be signed the form that goes back to the syndic. */
export function WrittenWordPrint({ act, t, locale }: ActProps<WrittenWordAct>) {
  const words = wordWords(act, t, locale);
  const { association, sender, recipient, signatories } = act;
  return (
    <>
      <ActPage issuer={association} t={t}>
        <AddressedHead
          plate={words.plate}
          issuer={[association.name, sender.name, ...sender.lines, sender.email]}
          mention={null}
          recipient={recipient}
        />
        <Line style={style.paragraph}>
          {t("convocation.placeAndDate", {
            ...{ place: act.place, date: formatDate(act.signedOn, locale) },
          })}
        </Line>
        <Line style={style.title}>{onPaper(words.title)}</Line>
        <Line style={style.paragraph}>{t("mail.greeting")}</Line>
        <Line style={style.paragraph}>{onPaper(words.intro)}</Line>
        {words.reason ? <Line style={style.paragraph}>{onPaper(words.reason)}</Line> : null}
        {words.explanation ? (
          <Line style={style.paragraph}>{onPaper(words.explanation)}</Line>
        ) : null}
        <PrintedTexts texts={words.texts} />
        {words.annexes ? <Line style={style.paragraph}>{onPaper(words.annexes)}</Line> : null}
        {words.how ? <Line style={style.paragraph}>{words.how}</Line> : null}
        <LetterClose sender={sender} t={t} />
      </ActPage>
      {words.how && act.letter && signatories.length > 0 ? (
        <WrittenFormPrint act={act} t={t} locale={locale} />
      ) : null}
    </>
  );
}

/** What is signed by hand: the texts, their fingerprint, a line for each who is to sign. */
export function WrittenFormPrint({ act: form, t, locale }: ActProps<WrittenFormAct>) {
  const annexes = annexLine(form.annexes, t);
  const cell = [style.cell, style.detail];
  return (
    <ActPage issuer={form.association} t={t}>
      <PrintPlate>
        {t("act.plate", { date: formatDate(form.answerBy, locale, "short") })}
      </PrintPlate>
      <Line style={style.formTitle}>{t("written.form.title")}</Line>
      <Line style={style.strong}>{onPaper(form.title)}</Line>
      <PrintedTexts texts={textLines(form.texts, t, locale)} />
      {annexes ? <Line style={style.paragraph}>{onPaper(annexes)}</Line> : null}
      <Line style={style.quiet}>{t("written.form.hash")}</Line>
      <Line style={style.hash}>{form.hash}</Line>
      <Line style={style.paragraph}>
        {t("written.form.text", { date: formatDate(form.answerBy, locale) })}
      </Line>
      <View style={style.line}>
        <Line style={[...cell, style.quiet]}>{t("written.form.who")}</Line>
        <Line style={[...cell, style.quiet]}>{t("written.form.signature")}</Line>
      </View>
      {form.signatories.map(({ names, lots }) => (
        <View
          key={`${names} ${lots.join(" ")}`}
          style={[style.line, { minHeight: LINE, alignItems: "center" }]}
          wrap={false}
        >
          <Line style={cell}>
            {onPaper(t("written.form.lots", { names, lots: lots.join(", ") }))}
          </Line>
          <Line style={cell}>{""}</Line>
        </View>
      ))}
    </ActPage>
  );
}
