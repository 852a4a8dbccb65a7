import type { Words } from "#components/documents/act-page.print.tsx";
import { formatDate, formatInteger, formatMoment, formatMoney } from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import type {
  WrittenFormAct,
  WrittenMinutesAct,
  WrittenWordAct,
} from "#server/documents/template/written.schema.ts";
import { fundingLines } from "./minutes-funding.ts";

type Text = WrittenFormAct["texts"][number];

/** What a text would cost, in sentences; none where it costs nothing. */
function costLines({ impact }: Text, t: Words, locale: Locale): readonly string[] {
  if (!impact) return [];
  const money = (cents: string) => formatMoney(cents, locale);
  const { ceiling, total, reserve, instalments } = impact;
  const calls = instalments.map(({ dueOn, cents }) =>
    t("written.instalment", { amount: money(cents), date: formatDate(dueOn, locale) }),
  );
  return [
    t("written.cost", { ceiling: money(ceiling), total: money(total) }),
    ...(calls.length > 0 ? [calls.join(" · ")] : []),
    ...(reserve === "0" ? [] : [t("written.reserve", { amount: money(reserve) })]),
  ];
}

/** What stands beside a text that may need an authentic deed: whoever signs has read it. */
const deedLines = ({ deedReason }: Readonly<{ deedReason?: string | undefined }>, t: Words) =>
  deedReason ? [t("written.deed", { reason: deedReason })] : [];

/** The texts as every letter and form about them says them. */
export function textLines(texts: readonly Text[], t: Words, locale: Locale) {
  return texts.map((text) => ({
    number: text.number,
    heading: t("written.text", { number: text.number, article: text.article }),
    text: text.text,
    notes: [...deedLines(text, t), ...costLines(text, t, locale)],
  }));
}

export const annexLine = (annexes: readonly string[], t: Words) =>
  annexes.length > 0 ? t("written.annexes", { titles: annexes.join(", ") }) : null;

/** What mail and letter say, word for word the same. */
export function wordWords(word: WrittenWordAct, t: Words, locale: Locale) {
  const { occasion, title, association, answerBy, name, reason } = word;
  const isAsked = occasion === "opened" || occasion === "reminder";
  const said = { title, association: association.name };
  return {
    plate: t("act.plate", { date: formatDate(answerBy, locale, "short") }),
    subject: t(`written.subject.${occasion}`, said),
    heading: t("written.heading"),
    title,
    intro: t(`written.intro.${occasion}`, {
      ...{ association: association.name, name: name ?? "", date: formatDate(answerBy, locale) },
    }),
    reason: reason ? t("written.reason", { reason }) : null,
    explanation: isAsked ? word.explanation : null,
    texts: isAsked ? textLines(word.texts, t, locale) : [],
    annexes: isAsked ? annexLine(word.annexes, t) : null,
    how: isAsked ? t("written.how") : null,
    open: t(isAsked ? "written.open" : "written.see"),
  };
}

type Signed = WrittenMinutesAct["members"][number]["signed"];

/** How somebody signed: by hand with the day that the form bears, and why it was filed late. */
function signatureWords({ method, at, on, late }: Signed, name: string, t: Words, locale: Locale) {
  const said = { name, date: formatMoment(at, locale) };
  if (!on) return t(`written.minutes.${method}`, said);
  const dated = { ...said, day: formatDate(on, locale) };
  return late
    ? t("written.minutes.handLate", { ...dated, reason: late })
    : t("written.minutes.handOn", dated);
}

type Minutes = Omit<WrittenMinutesAct, "locale" | "fingerprint" | "verify" | "cover">;

/** What print and page of the minutes say, word for word the same. */
export function minutesWords(act: Minutes, t: Words, locale: Locale) {
  const { association, members, texts, annexes, syndic, drawnBy } = act;
  const { street, postcode, town, name } = association;
  return {
    title: t("written.minutes.title"),
    intro: t("written.minutes.intro", {
      ...{ association: name, seat: `${street}, ${postcode} ${town}` },
    }),
    facts: [
      { term: t("written.minutes.subject"), detail: act.title },
      { term: t("written.minutes.opened"), detail: formatDate(act.openedOn, locale) },
      { term: t("written.minutes.adopted"), detail: formatDate(act.adoptedOn, locale) },
      { term: t("written.minutes.found"), detail: formatMoment(act.adoptedAt, locale) },
    ],
    explanation: act.explanation,
    decided: t("written.minutes.decided"),
    texts: texts.map(({ number, text, article, deedReason, funding }) => ({
      number,

      heading: t("written.text", { number, article }),
      text,
      notes: [...deedLines({ deedReason }, t), ...fundingLines(funding, t, locale)],
    })),
    annexes: annexes.map(({ title, sha256 }) =>
      t("written.minutes.annex", { title, hash: sha256 }),
    ),
    signed: t("written.minutes.members", { shares: formatInteger(act.sharesTotal, locale) }),
    members: members.map(({ names, lots, shares, signed }) => {
      const who = signed.by
        ? t("written.minutes.by", { name: signed.name, by: signed.by })
        : signed.name;
      return {
        member: t("written.minutes.member", {
          ...{ names: names.join(" & "), lots: lots.join(", ") },
          shares: formatInteger(shares, locale),
        }),
        signature: signatureWords(signed, who, t, locale),
      };
    }),
    hashTerm: t("written.minutes.hash"),
    drawn: t("written.minutes.drawn", {
      syndic: drawnBy === syndic ? syndic : `${syndic} (${drawnBy})`,
      date: formatDate(act.issuedOn, locale),
    }),
  };
}
