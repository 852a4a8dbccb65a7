import { View } from "@react-pdf/renderer";
import {
  ActPage,
  type ActProps,
  ActRow,
  AddressedHead,
  LetterClose,
} from "#components/documents/act-page.print.tsx";
import { act, onPaper } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { Verification } from "#components/documents/verification.print.tsx";
import { formatDate } from "#components/ui/format.ts";
import type { ConvocationAct } from "#server/documents/template/template.schema.ts";
import { convocationWords } from "./convocation-words.ts";

type Props = ActProps<ConvocationAct>;

/** The notice of a general assembly as it is posted or attached to a mail (R-AG-10). */
export function ConvocationPrint({ act: notice, t, locale }: Props) {
  const { association, meeting, sender } = notice;
  const words = convocationWords(notice, t, locale);
  const date = formatDate(notice.signedOn, locale);
  return (
    <ActPage issuer={association} t={t}>
      <AddressedHead
        plate={words.plate}
        issuer={[association.name, sender.name, ...sender.lines, sender.email].filter(Boolean)}
        mention={notice.letter ? mentionOf(notice, t) : null}
        recipient={notice.recipient}
      />
      <Line style={act.paragraph}>
        {t("convocation.placeAndDate", { place: notice.place, date })}
      </Line>
      <Line style={act.title}>{words.title}</Line>
      {words.replaces ? <Line style={[act.paragraph, act.strong]}>{words.replaces}</Line> : null}
      <Line style={act.paragraph}>{words.intro}</Line>
      {words.convener.lines.map((line) => (
        <Line key={line} style={act.paragraph}>
          {line}
        </Line>
      ))}
      <Facts act={notice} t={t} locale={locale} />
      {meeting.session === 2 ? <Line style={act.paragraph}>{t("convocation.second")}</Line> : null}
      <Line style={act.heading} minPresenceAhead={60}>
        {t("convocation.agenda")}
      </Line>
      <Agenda act={notice} t={t} locale={locale} />
      {words.auditorReport ? <Line style={act.paragraph}>{words.auditorReport}</Line> : null}
      {words.omissions.length > 0 ? (
        <View wrap={false}>
          <Line style={act.quiet}>{t("convocation.omitted")}</Line>
          {words.omissions.map((line) => (
            <Line key={line}>{line}</Line>
          ))}
        </View>
      ) : null}
      <Line style={act.heading} minPresenceAhead={60}>
        {t("convocation.absent")}
      </Line>
      <Line style={act.paragraph}>{t("convocation.proxy")}</Line>
      <Line style={act.paragraph}>{t("convocation.assistance")}</Line>
      {words.designation ? <Line style={act.paragraph}>{words.designation}</Line> : null}
      <LetterClose sender={sender} t={t} as={words.convener.as} />
      {notice.verify ? <Verification address={notice.verify} t={t} /> : null}
    </ActPage>
  );
}

/** How it is sent, and by which reference the office finds it on its list. */
function mentionOf({ reference }: ConvocationAct, t: ActProps<ConvocationAct>["t"]): string {
  const mention = t("convocation.registered");
  return reference ? `${mention} · ${t("convocation.reference", { reference })}` : mention;
}

/** Day, hour, place and how the documents can be consulted: what the law asks the notice to say. */
function Facts({ act: notice, t, locale }: Props) {
  const { meeting } = notice;
  const words = convocationWords(notice, t, locale);
  return (
    <View style={act.facts}>
      <ActRow term={t("convocation.when")}>
        <Line style={act.strong}>{words.when}</Line>
      </ActRow>
      <ActRow term={t("convocation.where")}>
        <Line>{meeting.place}</Line>
      </ActRow>
      {words.remote.length > 0 ? (
        <ActRow term={t("convocation.remote")}>
          {words.remote.map((line) => (
            <Line key={line}>{line}</Line>
          ))}
        </ActRow>
      ) : null}
      <ActRow term={t("convocation.consultation")}>
        <Line>{meeting.consultation}</Line>
      </ActRow>
      {words.urgency ? (
        <ActRow term={t("convocation.urgency")}>
          <Line>{words.urgency}</Line>
        </ActRow>
      ) : null}
      <ActRow term={t("convocation.lots")}>
        <Line>{words.lots}</Line>
        <Line>{onPaper(words.total)}</Line>
      </ActRow>
    </View>
  );
}

/** The points, in the association's own language; each text with the majority the law asks. */
function Agenda({ act: notice, t, locale }: Props) {
  const words = convocationWords(notice, t, locale);
  return (
    <View>
      {notice.textLanguage === locale ? null : (
        <Line style={act.quiet}>{t("convocation.courtesy")}</Line>
      )}
      {words.items.map((item) => (
        <View key={item.number}>
          <View style={act.item} minPresenceAhead={24}>
            <Line style={act.number}>{item.number}.</Line>
            <View style={act.detail}>
              <Line style={act.strong}>{item.title}</Line>
              {item.explanation ? <Line>{item.explanation}</Line> : null}
              {item.resolutions.length === 0 ? (
                <Line style={act.quiet}>{t("convocation.noVote")}</Line>
              ) : null}
              {item.quotes.length > 0 ? (
                <Line style={act.quiet}>{t("convocation.quotes")}</Line>
              ) : null}
              {item.quotes.map(({ supplier, amount, received }) => (
                <ActRow key={`${supplier} ${amount} ${received}`} term={supplier}>
                  <Line>{onPaper(`${amount} · ${received}`)}</Line>
                </ActRow>
              ))}
            </View>
          </View>
          {item.resolutions.map(({ number, text, majority, electorate, impact }) => (
            <View key={number} style={act.resolution} wrap={false}>
              <Line style={act.number} />
              <Line style={act.resolutionNumber}>{number}</Line>
              <View style={act.detail}>
                <Line>{text}</Line>
                <Line style={act.quiet}>{majority}</Line>
                {electorate ? <Line>{onPaper(electorate)}</Line> : null}
                {impact ? <Line style={act.strong}>{onPaper(impact)}</Line> : null}
              </View>
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}
