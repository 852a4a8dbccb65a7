import type { Words } from "#components/documents/act-page.print.tsx";
import { formatDate } from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import type { ExtractAct } from "#server/documents/template/template.schema.ts";
import { decisionWords } from "./decision-words.ts";

type Extract = Omit<ExtractAct, "locale" | "fingerprint" | "verify">;

/** What print and page of an extract say, word for word the same. */
export function extractWords(extract: Extract, t: Words, locale: Locale) {
  const { association, decision, standing, disagreements, syndic, certifiedBy } = extract;
  const said = decisionWords(decision, t, locale);
  const seat = `${association.street}, ${association.postcode} ${association.town}`;
  const issued = formatDate(extract.issuedOn, locale);
  return {
    title: t("extract.title"),
    intro: t("extract.intro", { association: association.name, seat }),
    facts: [
      { term: t("extract.number"), detail: said.number },
      { term: t("extract.date"), detail: said.date },
      { term: t("extract.item"), detail: decision.item, lang: extract.language },
    ],
    text: decision.text,
    outcome: `${said.outcome} · ${said.votes}`,
    details: [said.majority, said.concerned, said.source].filter((line) => line !== null),
    standing: t(`extract.standing.${standing}`, { date: issued }),
    disagreements: disagreements.map((statement) => t("extract.disagreement", { statement })),
    certified: t("extract.certified", { syndic, date: issued }),
    by: certifiedBy === syndic ? syndic : `${syndic}, ${certifiedBy}`,
    hash: decision.recordHash,
  };
}
