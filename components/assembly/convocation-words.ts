import type { Words } from "#components/documents/act-page.print.tsx";
import {
  formatDate,
  formatInteger,
  formatMoney,
  formatTime,
  legalDay,
} from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import { translator } from "#messages/translator.ts";
import { ANNUAL_POINTS } from "#server/assembly/agenda/annual.rules.ts";
import type { ConvocationAct } from "#server/documents/template/template.schema.ts";

/** What paper, mail and plain text say of a notice, word for word the same. */
export function convocationWords(notice: ConvocationAct, t: Words, locale: Locale) {
  const { association, meeting, lots } = notice;
  const day = legalDay(meeting.startsAt);
  const time = formatTime(meeting.startsAt, locale);
  const date = formatDate(day, locale, "full");
  const total = lots.reduce((sum, { shares }) => sum + BigInt(shares), 0n);
  const { remote } = meeting;
  return {
    day: formatDate(day, locale),
    time,
    plate: t("act.plate", { date: formatDate(day, locale, "short") }),
    title:
      meeting.session === 2
        ? t("convocation.title.second")
        : t(`convocation.title.${meeting.kind}`),
    attention: notice.recipient.capacity
      ? t("mail.attention", {
          name: notice.recipient.name,
          capacity: notice.recipient.capacity,
        })
      : null,
    intro: t("convocation.intro", {
      association: association.name,
      seat: `${association.street}, ${association.postcode} ${association.town}`,
    }),
    replaces: notice.replaces
      ? t("convocation.replaces", {
          date: formatDate(notice.replaces.on, locale, "full"),
          reason: notice.replaces.reason,
        })
      : null,
    when: t("convocation.whenText", { date, time }),
    remote: remote
      ? [
          ...(remote.ways.length > 0
            ? [t("convocation.remoteText", { ways: either(remote.ways, locale) })]
            : []),
          t("convocation.remoteVoice"),
          ...(remote.url ? [t("convocation.remoteUrl", { url: remote.url })] : []),
          ...(remote.phone ? [t("convocation.remotePhone", { phone: remote.phone })] : []),
        ]
      : [],
    urgency: meeting.urgencyReason
      ? t("convocation.urgencyText", { reason: meeting.urgencyReason })
      : null,
    convener: convenerWords(notice, t, locale),
    omissions: omissionWords(notice, locale),
    auditorReport: notice.auditorReport
      ? t("convocation.auditorReport", { date: formatDate(notice.auditorReport, locale) })
      : null,
    designation:
      notice.designation.length > 0
        ? t("designationForm.enclosed", { lots: notice.designation.join(", ") })
        : null,
    lots: lots.map(({ code }) => code).join(", "),
    total: t("act.total", {
      shares: formatInteger(total, locale),
      whole: formatInteger(notice.sharesTotal, locale),
    }),
    /** Points and texts with their numbers, as the minutes will repeat them. */
    items: notice.items.map((item) => ({
      ...item,
      quotes: (item.quotes ?? []).map(({ supplier, cents, receivedOn }) => ({
        supplier,
        amount: formatMoney(cents, locale),
        received: t("convocation.quoteReceived", { date: formatDate(receivedOn, locale) }),
      })),
      resolutions: item.resolutions.map(
        ({ text, majority, article, electorate, impact }, index) => ({
          number: `${item.number}.${index + 1}`,
          text,
          majority: t("convocation.majority", { majority: t(`act.majority.${majority}`), article }),
          electorate: electorate ? electorateWords(electorate, t, locale) : null,
          impact: impact ? impactWords(impact, t, locale) : null,
        }),
      ),
    })),
  };
}

/** In what capacity somebody convenes: as syndic, or as what the law lets him be (art. 3.87 §2). */
export function convenesAs({ convener }: Pick<ConvocationAct, "convener">, t: Words): string {
  return convener?.partyId ? t(`convocation.convenes.${convener.ground}`) : t("convocation.syndic");
}

const either = (names: readonly string[], locale: Locale) =>
  new Intl.ListFormat(locale, { type: "disjunction" }).format(names);

/** What the annual meeting does not have on its agenda, and why (R-AG-23). */
function omissionWords({ omissions = [] }: ConvocationAct, locale: Locale) {
  const t = translator(locale, "assembly");
  return omissions.flatMap(({ point: code, reason }) => {
    const point = ANNUAL_POINTS.find((one) => one === code);
    return point ? [t("annual.leftLine", { point: t(`annual.name.${point}`), reason })] : [];
  });
}

/** Who signs, and on what he convenes where it is not as syndic (art. 3.87 §2, 3.92 §4). */
function convenerWords({ convener }: ConvocationAct, t: Words, locale: Locale) {
  const as = convenesAs({ convener }, t);
  return { as, lines: convener ? basisLines(convener, t, locale) : [] };
}

type Basis = Pick<
  NonNullable<ConvocationAct["convener"]>,
  "ground" | "receivedOn" | "reason" | "order"
>;

/** By which right somebody convenes who is not the syndic, in the notice and in the minutes. */
export function basisLines(
  { ground, receivedOn, reason, order }: Basis,
  t: Words,
  locale: Locale,
): readonly string[] {
  const date = (iso: string) => formatDate(iso, locale);
  return [
    t(`convocation.basis.${ground}`, {
      received: receivedOn ? date(receivedOn) : "",
      reference: order?.reference ?? "",
      ordered: order ? date(order.on) : "",
    }),
    ...(order?.derogation ? [t("convocation.derogation", { text: order.derogation })] : []),
    ...(reason ? [t("convocation.othersFail", { reason })] : []),
  ];
}

type NoticeText = ConvocationAct["items"][number]["resolutions"][number];

/** Who alone votes on a text, and whether the addressee does (R-AG-42). */
function electorateWords(
  electorate: NonNullable<NoticeText["electorate"]>,
  t: Words,
  locale: Locale,
): string {
  const { name: part, lots, article, votes, total } = electorate;
  const own =
    votes === "0"
      ? t("convocation.electorateOutside")
      : t("convocation.electorateOwn", {
          votes: formatInteger(votes, locale),
          total: formatInteger(total, locale),
        });
  return `${t("convocation.electorate", { part, lots: lots.join(", "), article })} ${own}`;
}

/** More than these would hide the rest of the notice: then the first and the last are told. */
const TOLD = 4;

/** What a decision would cost, and what it would ask of the addressee and when. */
function impactWords(impact: NonNullable<NoticeText["impact"]>, t: Words, locale: Locale): string {
  const { ceiling, key, reserve, total, joint, instalments } = impact;
  const money = (cents: string) => formatMoney(cents, locale);
  const parts = instalments.map(({ dueOn, cents }) =>
    t("convocation.instalment", { amount: money(cents), date: formatDate(dueOn, locale) }),
  );
  const [first = ""] = parts;
  const last = instalments.at(-1);
  const when =
    last && parts.length > TOLD
      ? t("convocation.instalments", { first, date: formatDate(last.dueOn, locale) })
      : parts.join(", ");
  const sentences = [
    t("convocation.cost", { ceiling: money(ceiling), key: key ?? t("convocation.shares") }),
    parts.length > 0
      ? t("convocation.impact", { total: money(total), count: parts.length, when })
      : t("convocation.impactNone"),
    ...(reserve === "0" ? [] : [t("convocation.impactReserve", { amount: money(reserve) })]),
    ...(joint ? [t("convocation.impactJoint")] : []),
  ];
  return sentences.join(" ");
}
