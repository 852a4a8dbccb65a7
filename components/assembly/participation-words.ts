import type { Words } from "#components/documents/act-page.print.tsx";
import { formatDate, formatTime } from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import type { ParticipationAct } from "#server/documents/template/beside.schema.ts";

type Certificate = Omit<ParticipationAct, "locale" | "fingerprint" | "verify">;

/** What print and page of a certificate say, word for word the same. */
export function participationWords(certificate: Certificate, t: Words, locale: Locale) {
  const { association, meeting, people, presences, votes, issuedOn } = certificate;
  const kind = meeting.session === 2 ? "second" : meeting.kind;
  return {
    title: t("participation.title"),
    intro: t("participation.intro", {
      people: people.join(" & "),
      kind: t(`participation.kind.${kind}`),
      association: association.name,
      seat: `${association.street}, ${association.postcode} ${association.town}`,
      date: formatDate(meeting.on, locale, "full"),
    }),
    onPaper: meeting.onPaper ? t("participation.onPaper") : null,
    presences: presences.map(({ name, from, to, channel }) =>
      t(`participation.${channel}`, {
        ...{ name, from: formatTime(from, locale), to: formatTime(to, locale) },
      }),
    ),
    votes: votes.map(({ item, text, names, choice, receipt }) => {
      const number = text === null ? String(item) : `${item}.${text}`;
      return {
        key: `${number} ${receipt}`,
        line: choice
          ? t(`participation.choice.${choice}`, { number, names })
          : t("participation.voted", { number, names }),
        receipt,
      };
    }),
    issued: t("participation.issued", { date: formatDate(issuedOn, locale) }),
  };
}
