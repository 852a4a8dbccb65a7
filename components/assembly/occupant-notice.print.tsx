import { Link, Page, Path, StyleSheet, Svg, View } from "@react-pdf/renderer";
import { MM, onPaper } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { qrOf } from "#components/site/qr.ts";
import { formatDate, formatTime, legalDay } from "#components/ui/format.ts";
import { LOCALES } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type {
  OccupantCancellationAct,
  OccupantNoticeAct,
} from "#server/documents/template/posted.schema.ts";

const WORDS = LOCALES.map((locale) => ({ locale, t: translator(locale, "documents") }));

const sheet = StyleSheet.create({
  page: {
    fontFamily: ["Atkinson", "Atkinson Ext"],
    color: "#14213d",
    paddingVertical: 12 * MM,
    paddingHorizontal: 14 * MM,
  },
  enamel: { backgroundColor: "#123a66", borderRadius: 9, padding: 3 },
  rule: {
    borderWidth: 1.25,
    borderColor: "#fbfaf5",
    borderRadius: 6.5,
    padding: 12,
    color: "#fbfaf5",
  },
  language: { borderBottomWidth: 0.5, borderBottomColor: "#b8b09a", paddingVertical: 7 },
  send: {
    borderWidth: 1.75,
    borderColor: "#123a66",
    borderRadius: 6,
    padding: 10,
    marginTop: 10,
  },
  foot: { flexDirection: "row", gap: 6 * MM, marginTop: 10, alignItems: "center" },
  says: { flex: 1 },
});

/** Text of a size with the room of one line of that size: the library would inherit another's. */
const set = (fontSize: number, fontWeight: 400 | 600 = 400) => ({
  fontSize,
  fontWeight,
  lineHeight: 1.25,
});

const CODE = 30 * MM;

type Props =
  | Readonly<{ act: OccupantNoticeAct; cancelled?: never }>
  /** It will not be held: the sheet takes the place of the one that hangs there. */
  | Readonly<{ act: OccupantCancellationAct; cancelled: true }>;

/** The day of a meeting for occupants without a vote, in four languages on one sheet (art. 3.89 §5 6°). */
export function OccupantNoticePrint(props: Props) {
  const { act } = props;
  const { association, madeOn } = act;
  return (
    <Page size="A4" style={sheet.page}>
      <View style={sheet.enamel}>
        <View style={sheet.rule}>
          <Line style={set(22, 600)}>{association.name}</Line>
          <Line style={{ ...set(11.5), marginTop: 3 }}>
            {association.street}, {association.postcode} {association.town}
          </Line>
        </View>
      </View>
      {WORDS.map(({ locale }) => (
        <Told key={locale} {...props} locale={locale} />
      ))}
      <View style={sheet.send} wrap={false}>
        <Line style={set(9.5)}>
          {[...new Set(WORDS.map(({ t }) => t("occupant.send")))].join(" · ")}
        </Line>
        <Line style={{ ...set(14, 600), marginTop: 2 }}>{act.sender.name}</Line>
        {[act.sender.lines.join(", "), act.sender.email, act.sender.phone]
          .filter((line) => line !== "")
          .map((line) => (
            <Line key={line} style={set(12)}>
              {line}
            </Line>
          ))}
      </View>
      <Foot url={act.url} madeOn={madeOn} />
    </Page>
  );
}

/** What the sheet says in one language, the day first: it is read at a metre. */
function Told({ locale, ...props }: Props & Readonly<{ locale: (typeof LOCALES)[number] }>) {
  const { act } = props;
  const t = translator(locale, "documents");
  const { startsAt, kind, place } = act.meeting;
  const date = formatDate(legalDay(startsAt), locale, "full");
  const when = t("convocation.whenText", { date, time: formatTime(startsAt, locale) });
  const title = translator(locale, "assembly")(`kind.${kind}`);
  return (
    <View style={sheet.language} wrap={false}>
      <Line style={{ ...set(10.5), color: "#454f66" }}>
        {locale.toUpperCase()} · {title}
      </Line>
      {props.cancelled ? <Line style={set(19, 600)}>{t("occupant.cancelled")}</Line> : null}
      <Line style={props.cancelled ? set(12.5) : set(19, 600)}>{onPaper(when)}</Line>
      <Line style={set(12.5)}>{place}</Line>
      <Line style={{ ...set(11.5), marginTop: 3 }}>
        {props.cancelled
          ? t("occupant.cancelledMore")
          : t("occupant.write", { date: formatDate(props.act.until, locale) })}
      </Line>
    </View>
  );
}

type FootProps = Readonly<{ url: string; madeOn: string }>;

function Foot({ url, madeOn }: FootProps) {
  const { size, path } = qrOf(url);
  return (
    <View style={sheet.foot} wrap={false}>
      {/* Four modules of silence around it. */}
      <Svg viewBox={`-4 -4 ${size + 8} ${size + 8}`} style={{ width: CODE, height: CODE }}>
        <Path d={path} fill="#000000" />
      </Svg>
      <View style={sheet.says}>
        <Line style={set(9.5)}>
          {[...new Set(WORDS.map(({ t }) => t("occupant.reach")))].join(" · ")}
        </Line>
        <Link src={url} style={{ ...set(13, 600), color: "#123a66" }}>
          {url}
        </Link>
        <Line style={{ ...set(8), marginTop: 4, color: "#454f66" }}>
          {onPaper(formatDate(madeOn, "fr", "short"))} · art. 3.89 §5 6°
        </Line>
      </View>
    </View>
  );
}
