import type { Words } from "#components/documents/act-page.print.tsx";
import { formatMoment, formatTime } from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import type { MinutesRecord } from "#server/assembly/minutes/record.schema.ts";

type Item = MinutesRecord["items"][number];
type Resolution = Item["resolutions"][number];

/** Without its own full stop: a sentence that ends with it has one. */
const bare = (reason: string) => reason.replace(/\.+$/, "");

/** What was moved about a text: its convened words, its amendments, and a vote taken again. */
export function motionLines(
  { convened, amendments = [], reopened, reopens }: Resolution,
  item: number,
  t: Words,
  locale: Locale,
): readonly string[] {
  const numbered = (text: number) => `${item}.${text}`;
  return [
    ...(convened ? [t("minutes.convenedAs", { text: convened })] : []),
    ...amendments.map(({ text, reason, at }) =>
      t("minutes.amended", { text, reason: bare(reason), time: formatTime(at, locale) }),
    ),
    ...(reopens ? [t("minutes.reopens", { number: numbered(reopens) })] : []),
    ...(reopened
      ? [
          t("minutes.reopened", {
            number: numbered(reopened.by),
            reason: bare(reopened.reason),
            time: formatTime(reopened.at, locale),
          }),
        ]
      : []),
  ];
}

/** What became of an item without a vote. */
export function disposalLines(
  { position, disposals = [] }: Item,
  t: Words,
  locale: Locale,
): readonly string[] {
  return disposals.map(({ text, kind, reason, at }) => {
    const line = { reason: bare(reason), time: formatTime(at, locale) };
    return text === null
      ? t(`minutes.disposal.${kind}`, line)
      : t(`minutes.textDisposal.${kind}`, { ...line, number: `${position}.${text}` });
  });
}

/** What was done against the law or by leave of a judge, each with its article and reason (AD-01). */
export function breachLines(record: MinutesRecord, t: Words, locale: Locale): readonly string[] {
  return (record.breaches ?? []).map((breach, index) => {
    const { kind, article, item, statement, reason, at, recordedAt, by, corrects } = breach;
    return [
      `${index + 1}.`,
      ...(corrects ? [t("minutes.breachCorrects", { number: corrects })] : []),
      t(`minutes.breach.${kind}`, { article }),
      ...(item === null ? [] : [t("minutes.breachItem", { item })]),
      t("minutes.breachText", {
        ...{ statement, reason, by },
        time: formatTime(at, locale),
        recorded: formatTime(recordedAt, locale),
      }),
    ].join(" ");
  });
}

/** Whom the operator identified at a distance, by whom and how, and who was on the telephone alone. */
export function admissionLines(
  { admissions = [] }: MinutesRecord,
  t: Words,
  locale: Locale,
): readonly string[] {
  return admissions.map(({ name, method, by, at, telephone }) =>
    t(telephone ? "minutes.telephone" : "minutes.admitted", {
      ...{ name, by, time: formatTime(at, locale), how: t(`minutes.admission.${method}`) },
    }),
  );
}

/** That the meeting was copied from printed sheets, and who read each of them again. */
export function paperLines({ paper }: MinutesRecord, t: Words, locale: Locale): readonly string[] {
  if (!paper) return [];
  const begun = { by: paper.by, time: formatMoment(paper.begunAt, locale) };
  return [
    t("minutes.paperBegun", begun),
    ...paper.readings.map(({ text, enteredBy, manner, reader, at }) =>
      t(`minutes.reading.${manner}`, {
        ...{ enteredBy, reader, time: formatMoment(at, locale) },
        sheet: text === null ? t("minutes.paperRoll") : t("minutes.paperText", { text }),
      }),
    ),
  ];
}

/** When the meeting was suspended, and who at a distance was cut off during which vote. */
export function interruptionLines(
  { pauses = [], losses = [] }: MinutesRecord,
  t: Words,
  locale: Locale,
): readonly string[] {
  const span = (at: string, until: string | null) => ({
    from: formatTime(at, locale),
    until: until === null ? "" : formatTime(until, locale),
  });
  return [
    ...pauses.map(({ at, until, reason }) =>
      t(until === null ? "minutes.pauseOpen" : "minutes.pause", { ...span(at, until), reason }),
    ),
    ...losses.map(({ name, at, until, items }) => {
      const numbers = { count: items.length, items: items.join(", ") };
      const line = { ...span(at, until), name, items: t("minutes.lossItems", numbers) };
      return t(until === null ? "minutes.lossOpen" : "minutes.loss", line);
    }),
  ];
}
