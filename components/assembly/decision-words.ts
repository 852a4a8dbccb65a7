import type { Words } from "#components/documents/act-page.print.tsx";
import { formatDate } from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import type { PrintedDecision } from "#server/documents/template/template.schema.ts";
import { formatVotes } from "./minutes-result.ts";

/** What page and print say of a decision of the register, word for word the same. */
export function decisionWords(decision: PrintedDecision, t: Words, locale: Locale) {
  const { number, majority, article, outcome, electorate, lots, decidedOn, recordHash } = decision;
  const date = formatDate(decidedOn, locale);
  return {
    number: t("register.number", { number }),
    date,
    outcome: t(`minutes.${outcome}`),
    majority:
      majority &&
      t("minutes.majority", { majority: t(`act.majority.${majority}`), article: article ?? "" }),
    votes: votesOf(decision, t, locale),
    concerned: electorate && concernedOf(electorate, lots, t),
    source: [
      t(decision.inWriting ? "register.fromWritten" : sourceOf(recordHash), { date }),
      ...(decision.onPaper ? [t("register.onPaper")] : []),
    ].join(" "),
  };
}

const sourceOf = (recordHash: string | null) =>
  recordHash ? ("register.fromMinutes" as const) : ("register.fromEarlier" as const);

function votesOf({ votes }: PrintedDecision, t: Words, locale: Locale): string {
  const said = (["for", "against", "abstained"] as const).flatMap((direction) => {
    const part = votes[direction];
    return part === null ? [] : [t(`register.${direction}`, { votes: formatVotes(part, locale) })];
  });
  return said.length > 0 ? said.join(", ") : t("register.unsaid");
}

function concernedOf(part: string, lots: readonly string[], t: Words): string {
  return lots.length > 0
    ? t("register.concernedLots", { part, lots: lots.join(", ") })
    : t("register.concerned", { part });
}
