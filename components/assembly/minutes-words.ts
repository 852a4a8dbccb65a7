import type { Words } from "#components/documents/act-page.print.tsx";
import {
  formatDate,
  formatInteger,
  formatMoment,
  formatTime,
  legalDay,
} from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import { paragraphsOf } from "#server/assembly/minutes/prose.rules.ts";
import type { MinutesRecord } from "#server/assembly/minutes/record.schema.ts";
import { capacityOf } from "#server/registry/representative/capacity.rules.ts";
import { basisLines } from "./convocation-words.ts";
import { fundingLines } from "./minutes-funding.ts";
import {
  admissionLines,
  breachLines,
  disposalLines,
  interruptionLines,
  motionLines,
  paperLines,
} from "./minutes-motions.ts";
import { minutesResult } from "./minutes-result.ts";

export type MinutesSignature = Readonly<{
  capacity: "chair" | "secretary" | "owner";
  name: string;
  method: "itsme" | "provider" | "account" | "room";
  at: string;
}>;

/** Somebody who was to sign and did not. */
export type MinutesUnsigned = Readonly<{
  capacity: "chair" | "secretary" | "owner";
  name: string;
  reason: string;
}>;

type Source = Readonly<{
  record: MinutesRecord;
  recordHash: string;
  signatures: readonly MinutesSignature[];
  unsigned?: readonly MinutesUnsigned[];
}>;

/** What page and print of the minutes say, word for word the same, all of it from the record. */
export function minutesWords(source: Source, t: Words, locale: Locale) {
  const { record, recordHash } = source;
  const { association, meeting } = record;
  const telephone = new Set(
    (record.admissions ?? []).flatMap((one) => (one.telephone ? one.name : [])),
  );
  return {
    plate: t("act.plate", { date: formatDate(meeting.on, locale, "short") }),
    title: meeting.session === 2 ? t("minutes.title.second") : t(`minutes.title.${meeting.kind}`),
    intro: t("minutes.intro", {
      association: association.name,
      seat: `${association.street}, ${association.postcode} ${association.town}`,
      date: formatDate(meeting.on, locale, "full"),
    }),
    facts: factsOf(record, t, locale),
    roll: record.roll.map((entry) => ({
      number: String(entry.number),
      names: entry.names.join(", "),
      lots: entry.lots.join(", "),
      shares: formatInteger(entry.shares, locale),
      by: presenceOf(entry, telephone, t),
    })),
    acting: (record.acting ?? []).map(
      ({ party, name, ...acting }) => `${name}, ${capacityOf(locale, acting, party)}`,
    ),
    moves: record.moves.map(({ name, kind, at }) =>
      t(`minutes.${kind}`, { name, time: formatTime(at, locale) }),
    ),
    proxies: record.proxies.flatMap(({ principal, holder, substitutes = [], ...proxy }) => {
      type Hours = Readonly<{ handedInAt?: string; revokedAt: string | null }>;
      const withHours = (said: string, { handedInAt, revokedAt }: Hours) =>
        [
          said,
          ...(handedInAt ? [t("minutes.handedIn", { time: formatTime(handedInAt, locale) })] : []),
          ...(revokedAt ? [t("minutes.revoked", { time: formatTime(revokedAt, locale) })] : []),
        ].join(", ");
      const date = formatDate(proxy.signedOn, locale);
      const lots = proxy.lots?.join(", ");
      const line = lots
        ? t("minutes.proxyLots", { principal, holder, date, lots })
        : t("minutes.proxyLine", { principal, holder, date });
      return [
        withHours(line, proxy),
        ...substitutes.map(({ item, holder: other, signedOn, ...hours }) => {
          const line = { item, principal, holder: other, date: formatDate(signedOn, locale) };
          return withHours(t("minutes.substituteLine", line), hours);
        }),
      ];
    }),
    items: record.items.map((item) => ({
      number: item.position,
      title: item.title,
      explanation: item.explanation,
      before: paragraphsOf(item.prose?.before ?? ""),
      after: paragraphsOf(item.prose?.after ?? ""),
      disposals: disposalLines(item, t, locale),
      resolutions: item.resolutions.map((resolution, index) => ({
        number: `${item.position}.${index + 1}`,
        text: resolution.text,
        majority: t("minutes.majority", {
          majority: t(`act.majority.${resolution.majority}`),
          article: resolution.article,
        }),
        electorate: electorateOf(resolution, t, locale),
        funding: fundingLines(resolution.funding, t, locale),
        motions: motionLines(resolution, item.position, t, locale),
        result: resolution.result && minutesResult(resolution.result, t, locale),
      })),
    })),
    admissions: admissionLines(record, t, locale),
    paper: paperLines(record, t, locale),
    interruptions: interruptionLines(record, t, locale),
    breaches: breachLines(record, t, locale),
    signatures: [
      ...source.signatures.map(({ name, capacity, method, at }) => ({
        key: `${capacity} ${name}`,
        who: `${name}, ${t(`minutes.capacity.${capacity}`)}`,
        how: t(`minutes.method.${method}`, { date: formatMoment(at, locale) }),
      })),
      ...(source.unsigned ?? []).map(({ name, capacity, reason }) => ({
        key: `${capacity} ${name}`,
        who: `${name}, ${t(`minutes.capacity.${capacity}`)}`,
        how: t("minutes.unsigned", { reason }),
      })),
    ],
    hashes: [
      // A draft has no fingerprint yet.
      ...(recordHash ? [{ term: t("minutes.recordHash"), hash: recordHash }] : []),
      { term: t("minutes.rollHash"), hash: record.rollHash },
      ...(record.treeRoot ? [{ term: t("minutes.treeRoot"), hash: record.treeRoot }] : []),
    ],
  };
}

type Resolution = MinutesRecord["items"][number]["resolutions"][number];

/** Who alone votes on a text, with how many votes, and how many of them were there (R-AG-42). */
function electorateOf({ electorate, result }: Resolution, t: Words, locale: Locale) {
  if (!electorate) return [];
  const { name: part, lots, heads, since, article } = electorate;
  const votes = formatInteger(electorate.votes, locale);
  return [
    t("minutes.electorate", { part, lots: lots.join(", "), article }),
    t("minutes.electorateKey", { heads, votes, date: formatDate(since, locale) }),
    ...(result
      ? [t("minutes.electorateBase", { base: formatInteger(result.capBase, locale), votes })]
      : []),
  ];
}

type Fact = Readonly<{ term: string; lines: readonly string[] }>;

/** Who convened where the syndic did not, and by which right (art. 3.87 §2, 3.92 §4). */
function convenerLines(
  { convener }: MinutesRecord["convocation"],
  t: Words,
  locale: Locale,
): readonly string[] {
  if (!convener) return [];
  const term = t(`convocation.convenes.${convener.ground}`);
  const who = convener.name ? [t("mail.line", { term, text: convener.name })] : [];
  return [...who, ...basisLines(convener, t, locale)];
}

/** How the assembly came to be: notice, place, hours, chair and quorum. */
function factsOf(record: MinutesRecord, t: Words, locale: Locale): readonly Fact[] {
  const { meeting, convocation, quorum } = record;
  const { quorate, article } = quorum;
  const sent = convocation.sent.map(({ channel, on, people }) =>
    t("minutes.sent", { channel, people, date: formatDate(on, locale) }),
  );
  const unproven =
    convocation.unproven > 0 ? [t("minutes.unproven", { count: convocation.unproven })] : [];
  const quorumLines = [
    t("minutes.quorumText", {
      heads: quorum.headsPresent,
      headsTotal: quorum.headsTotal,
      shares: formatInteger(quorum.sharesPresent, locale),
      sharesTotal: formatInteger(quorum.sharesTotal, locale),
    }),
    t(quorate ? "minutes.quorumYes" : "minutes.quorumNo", { article }),
  ];
  const date = formatDate(legalDay(convocation.at), locale);
  const { firstSessionOn, closedAt, remoteAllowed, urgencyReason } = meeting;
  return [
    {
      term: t("minutes.convened"),
      lines: [
        t("minutes.convenedText", { date }),
        ...convenerLines(convocation, t, locale),
        ...sent,
        ...unproven,
      ],
    },
    ...(firstSessionOn
      ? [
          {
            term: t("minutes.first"),
            lines: [t("minutes.firstText", { date: formatDate(firstSessionOn, locale) })],
          },
        ]
      : []),
    ...(urgencyReason ? [{ term: t("minutes.urgency"), lines: [urgencyReason] }] : []),
    { term: t("minutes.place"), lines: [meeting.place] },
    ...(remoteAllowed ? [{ term: t("minutes.remote"), lines: [t("minutes.remoteText")] }] : []),
    { term: t("minutes.opened"), lines: [formatMoment(meeting.openedAt, locale)] },
    ...(closedAt ? [{ term: t("minutes.closed"), lines: [formatMoment(closedAt, locale)] }] : []),
    { term: t("minutes.chair"), lines: [record.chair] },
    { term: t("minutes.secretary"), lines: [record.secretary] },
    ...(record.tellers ? [{ term: t("minutes.tellers"), lines: [record.tellers] }] : []),
    { term: t("minutes.quorum"), lines: quorumLines },
  ];
}

function presenceOf(
  entry: MinutesRecord["roll"][number],
  telephone: ReadonlySet<string>,
  t: Words,
): string {
  const { by, names, suspended, parts = [] } = entry;
  if (suspended) return t("minutes.suspended");
  if (parts.length > 0) {
    return parts
      .map(
        (part) =>
          `${part.lots.join(", ")} : ${presenceOf({ ...entry, parts: [], ...part }, telephone, t)}`,
      )
      .join(" ; ");
  }
  if (!by) return t("minutes.absent");
  if (by.underProxy) return t("minutes.proxy", { name: by.name });
  // An act frozen before that was told of each hand knows it by the name alone.
  const far = (by.telephone ?? telephone.has(by.name)) ? "minutes.phone" : "minutes.far";
  const how = t(by.channel === "room" ? "minutes.room" : far);
  return names.length > 1 ? `${how} (${t("minutes.otherName", { name: by.name })})` : how;
}
