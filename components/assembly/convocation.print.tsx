import { Text, View } from "@react-pdf/renderer";
import {
  ActPage,
  type ActProps,
  ActRow,
  AddressedHead,
} from "#components/documents/act-page.print.tsx";
import { act, onPaper } from "#components/documents/act-style.print.ts";
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
        issuer={[association.name, sender.name, ...sender.lines, sender.email]}
        mention={notice.letter ? t("convocation.registered") : null}
        recipient={notice.recipient}
      />
      <Text style={act.paragraph}>
        {t("convocation.placeAndDate", { place: notice.place, date })}
      </Text>
      <Text style={act.title}>{words.title}</Text>
      <Text style={act.paragraph}>{words.intro}</Text>
      <Facts act={notice} t={t} locale={locale} />
      {meeting.session === 2 ? <Text style={act.paragraph}>{t("convocation.second")}</Text> : null}
      <Text style={act.heading} minPresenceAhead={60}>
        {t("convocation.agenda")}
      </Text>
      <Agenda act={notice} t={t} locale={locale} />
      <Text style={act.heading} minPresenceAhead={60}>
        {t("convocation.absent")}
      </Text>
      <Text style={act.paragraph}>{t("convocation.proxy")}</Text>
      <Text style={act.paragraph}>{t("convocation.assistance")}</Text>
      {words.designation ? <Text style={act.paragraph}>{words.designation}</Text> : null}
      <View style={act.signature} wrap={false}>
        <Text>{t("convocation.syndic")}</Text>
        <Text style={act.strong}>{sender.name}</Text>
        {sender.ipiNumber ? <Text>{t("act.ipi", { number: sender.ipiNumber })}</Text> : null}
        <Text>{t("act.phone", { phone: sender.phone })}</Text>
      </View>
    </ActPage>
  );
}

/** Day, hour, place and how the documents can be consulted: what the law asks the notice to say. */
function Facts({ act: notice, t, locale }: Props) {
  const { meeting } = notice;
  const words = convocationWords(notice, t, locale);
  return (
    <View style={act.facts}>
      <ActRow term={t("convocation.when")}>
        <Text style={act.strong}>{words.when}</Text>
      </ActRow>
      <ActRow term={t("convocation.where")}>
        <Text>{meeting.place}</Text>
      </ActRow>
      {words.remote.length > 0 ? (
        <ActRow term={t("convocation.remote")}>
          {words.remote.map((line) => (
            <Text key={line}>{line}</Text>
          ))}
        </ActRow>
      ) : null}
      <ActRow term={t("convocation.consultation")}>
        <Text>{meeting.consultation}</Text>
      </ActRow>
      {words.urgency ? (
        <ActRow term={t("convocation.urgency")}>
          <Text>{words.urgency}</Text>
        </ActRow>
      ) : null}
      <ActRow term={t("convocation.lots")}>
        <Text>{words.lots}</Text>
        <Text>{onPaper(words.total)}</Text>
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
        <Text style={act.quiet}>{t("convocation.courtesy")}</Text>
      )}
      {words.items.map((item) => (
        <View key={item.number}>
          <View style={act.item} minPresenceAhead={24}>
            <Text style={act.number}>{item.number}.</Text>
            <View style={act.detail}>
              <Text style={act.strong}>{item.title}</Text>
              {item.explanation ? <Text>{item.explanation}</Text> : null}
              {item.resolutions.length === 0 ? (
                <Text style={act.quiet}>{t("convocation.noVote")}</Text>
              ) : null}
            </View>
          </View>
          {item.resolutions.map(({ number, text, majority }) => (
            <View key={number} style={act.resolution} wrap={false}>
              <Text style={act.number} />
              <Text style={act.resolutionNumber}>{number}</Text>
              <View style={act.detail}>
                <Text>{text}</Text>
                <Text style={act.quiet}>{majority}</Text>
              </View>
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}
