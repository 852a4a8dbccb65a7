import { Link, Page, Path, StyleSheet, Svg, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { MM, onPaper } from "#components/documents/act-style.print.ts";
import { Line } from "#components/documents/line.print.tsx";
import { formatDate } from "#components/ui/format.ts";
import { LOCALES } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import type { HallNoticeAct } from "#server/documents/template/posted.schema.ts";
import { formatEnterpriseNumber } from "#server/kernel/enterprise-number.ts";
import { groupDays } from "#server/registry/office/hours.rules.ts";
import type { OpeningHours } from "#server/registry/office/hours.schema.ts";
import { dayName } from "./hours-text.ts";
import { qrOf } from "./qr.ts";

const WORDS = LOCALES.map((locale) => ({ locale, t: translator(locale, "site") }));
type Words = (typeof WORDS)[number]["t"];

/** What a thing is called in the four languages, once where they call it the same. */
function inFour(word: (t: Words) => string): string {
  return [...new Set(WORDS.map(({ t }) => word(t)))].join(" · ");
}

/** All of it stays on one sheet: what has more to say says it smaller, never below a metre's reading. */
function scaleOf({ syndic, consultation, association }: HallNoticeAct): number {
  const lines = groupDays(syndic.openingHours ?? {}).length;
  const long = [syndic.name, association.name, consultation.note ?? "", ...syndic.lines];
  const more = lines + long.reduce((sum, text) => sum + Math.floor(text.length / 45), 0);
  if (more <= 4) return 1.1;
  if (more <= 8) return 0.97;
  return more <= 11 ? 0.86 : 0.77;
}

const sheet = StyleSheet.create({
  page: {
    fontFamily: ["Atkinson", "Atkinson Ext"],
    color: "#14213d",
    paddingVertical: 11 * MM,
    paddingHorizontal: 13 * MM,
  },
  enamel: { backgroundColor: "#123a66", borderRadius: 9, padding: 3 },
  rule: { borderWidth: 1.25, borderColor: "#fbfaf5", borderRadius: 6.5, padding: 12 },
  call: {
    borderWidth: 1.75,
    borderColor: "#8f2f22",
    borderRadius: 6,
    paddingVertical: 5,
    paddingHorizontal: 10,
    marginTop: 8,
  },
  fact: { borderBottomWidth: 0.5, borderBottomColor: "#b8b09a", paddingVertical: 4 },
  pair: { flexDirection: "row", gap: 8 * MM },
  half: { flexGrow: 1, flexBasis: 0 },
  term: { color: "#454f66" },
  foot: { flexDirection: "row", gap: 6 * MM, marginTop: 9, alignItems: "flex-start" },
  says: { flex: 1 },
});

/** Text of a size with the room of one line of that size: the library would inherit another's. */
const set = (fontSize: number, fontWeight: 400 | 600 = 400) => ({
  fontSize,
  fontWeight,
  lineHeight: 1.22,
});

type Sized = Readonly<{ scale: number }>;

type FactProps = Sized &
  Readonly<{ term: string; children: ReactNode; size?: number; isBeside?: boolean }>;

function Fact({ term, scale, size = 15.5, isBeside = false, children }: FactProps) {
  return (
    <View style={isBeside ? [sheet.fact, sheet.half] : sheet.fact}>
      <Line style={[sheet.term, set(9.5 * scale)]}>{term}</Line>
      <Line style={set(size * scale, 600)}>{children}</Line>
    </View>
  );
}

/** Short facts beside one another; one alone takes the whole line. */
function Beside({ children }: Readonly<{ children: ReactNode }>) {
  return <View style={sheet.pair}>{children}</View>;
}

/** The extract of the syndic's appointment: four languages on one sheet, read at a metre (art. 3.89 §2). */
export function HallNoticePrint({ act }: Readonly<{ act: HallNoticeAct }>) {
  const scale = scaleOf(act);
  return (
    <Page size="A4" style={sheet.page}>
      <Plate act={act} scale={scale} />
      <Syndic act={act} scale={scale} />
      <Consulted act={act} scale={scale} />
      <Foot act={act} scale={scale} />
    </Page>
  );
}

type PartProps = Sized & Readonly<{ act: HallNoticeAct }>;

function Plate({ act: { association }, scale }: PartProps) {
  const { name, enterpriseNumber, street, postcode, town } = association;
  const number = formatEnterpriseNumber(enterpriseNumber);
  return (
    <View style={sheet.enamel}>
      <View style={[sheet.rule, { color: "#fbfaf5" }]}>
        <Line style={set(24 * scale, 600)}>{name}</Line>
        <Line style={{ ...set(12 * scale), marginTop: 3 }}>
          {number} · {street}, {postcode} {town}
        </Line>
        <Line style={{ ...set(8.5 * scale), marginTop: 1 }}>
          {inFour((t) => t("public.association"))}
        </Line>
      </View>
    </View>
  );
}

function Syndic({ act, scale }: PartProps) {
  const { syndic, appointedOn, startsOn } = act;
  const { name, legalForm, enterpriseNumber, ipiNumber, emergencyPhone, profession } = syndic;
  const day = (iso: string) => onPaper(formatDate(iso, "fr", "short"));
  return (
    <View style={{ marginTop: 6 }}>
      <Fact
        term={inFour((t) => t(syndic.provisional ? "public.provisional" : "public.syndic"))}
        scale={scale}
        size={22}
      >
        {[name, legalForm].filter((part) => part !== null).join(" ")}
      </Fact>
      {emergencyPhone ? (
        <View style={sheet.call}>
          <Line style={{ ...set(10 * scale), color: "#8f2f22" }}>
            {inFour((t) => t("public.emergency"))}
          </Line>
          <Line style={set(27 * scale, 600)}>{emergencyPhone}</Line>
        </View>
      ) : null}
      <Beside>
        <Fact isBeside term={inFour((t) => t("public.phone"))} scale={scale} size={18}>
          {syndic.phone}
        </Fact>
        <Fact isBeside term={inFour((t) => t("public.email"))} scale={scale}>
          {syndic.email}
        </Fact>
      </Beside>
      {syndic.openingHours ? <Hours hours={syndic.openingHours} scale={scale} /> : null}
      <Fact
        term={inFour((t) => t(syndic.kind === "firm" ? "public.seat" : "public.domicile"))}
        scale={scale}
      >
        {syndic.lines.join(", ")}
      </Fact>
      <Beside>
        {profession ? (
          <Fact isBeside term={inFour((t) => t("public.profession"))} scale={scale}>
            {profession}
          </Fact>
        ) : null}
        {enterpriseNumber ? (
          <Fact isBeside term={inFour((t) => t("public.enterpriseNumber"))} scale={scale}>
            {formatEnterpriseNumber(enterpriseNumber)}
          </Fact>
        ) : null}
        {ipiNumber ? (
          <Fact isBeside term="IPI · BIV" scale={scale}>
            {ipiNumber}
          </Fact>
        ) : null}
      </Beside>
      <Beside>
        <Fact isBeside term={inFour((t) => t("public.appointedOn"))} scale={scale}>
          {day(appointedOn)}
        </Fact>
        <Fact isBeside term={inFour((t) => t("public.startsOn"))} scale={scale}>
          {day(startsOn)}
        </Fact>
      </Beside>
    </View>
  );
}

function Hours({ hours, scale }: Sized & Readonly<{ hours: OpeningHours }>) {
  return (
    <View style={sheet.fact}>
      <Line style={[sheet.term, set(9.5 * scale)]}>{inFour((t) => t("public.hours"))}</Line>
      {groupDays(hours).map(({ first, last, periods }) => (
        <View key={first} style={[sheet.pair, { gap: 4 * MM, alignItems: "baseline" }]}>
          <Line style={{ ...set(10.5 * scale), width: "44%" }}>
            {[
              ...new Set(
                LOCALES.map((locale) =>
                  [...new Set([first, last])]
                    .map((weekday) => dayName(weekday, locale, "short"))
                    .join("–"),
                ),
              ),
            ].join(" · ")}
          </Line>
          <Line style={{ ...set(14 * scale, 600), flex: 1 }}>
            {periods.map(({ from, to }) => `${from}–${to}`).join(", ")}
          </Line>
        </View>
      ))}
    </View>
  );
}

/** Where the rules and the register are read: a sentence, in each language by itself. */
function Consulted({ act: { consultation, association }, scale }: PartProps) {
  const { street, postcode, town } = association;
  const seat = `${street}, ${postcode} ${town}`;
  return (
    <View style={{ marginTop: 5 }}>
      {WORDS.map(({ locale, t }) => (
        <View key={locale} style={{ flexDirection: "row", marginTop: 3 }}>
          <Line style={{ ...set(9 * scale), width: 8 * MM, color: "#454f66" }}>
            {locale.toUpperCase()}
          </Line>
          <Line style={{ ...set(10.5 * scale), flex: 1 }}>
            <Line style={{ fontWeight: 600 }}>{t("public.consultation")}. </Line>
            {consultation.at === "seat" ? t("public.atSeat", { seat }) : t("public.atOffice")}
          </Line>
        </View>
      ))}
      {consultation.note ? (
        <Line style={{ ...set(12 * scale, 600), marginTop: 4 }}>{consultation.note}</Line>
      ) : null}
    </View>
  );
}

const CODE = 33 * MM;

function Foot({ act: { url, madeOn }, scale }: PartProps) {
  const { size, path } = qrOf(url);
  return (
    <View style={sheet.foot} wrap={false}>
      {/* Four modules of silence around it. */}
      <Svg viewBox={`-4 -4 ${size + 8} ${size + 8}`} style={{ width: CODE, height: CODE }}>
        <Path d={path} fill="#000000" />
      </Svg>
      <View style={sheet.says}>
        <Link src={url} style={{ ...set(13 * scale, 600), color: "#123a66" }}>
          {url}
        </Link>
        {WORDS.map(({ locale, t }) => (
          <Line key={locale} style={{ ...set(9.5 * scale), marginTop: 1.5 }}>
            {t("notice.sheet.open")}
          </Line>
        ))}
        <Line style={{ ...set(8 * scale), marginTop: 4, color: "#454f66" }}>
          {onPaper(formatDate(madeOn, "fr", "short"))} · art. 3.89 §2
        </Line>
      </View>
    </View>
  );
}
