import { useLocale, useTranslations } from "next-intl";
import { formatDate, formatInteger } from "#components/ui/format.ts";
import { Status } from "#components/ui/status.tsx";
import { Table } from "#components/ui/table.tsx";
import { type Locale, toLocale } from "#messages/routing.ts";
import type { NamedVoter, ResultView } from "#server/assembly/ballot/result.rules.ts";
import type { BallotView } from "#server/assembly/ballot/view.queries.ts";
import { useExclusionWords } from "./exclusion-list.tsx";
import { formatVotes, isTied, sumVotes } from "./minutes-result.ts";
import { RuleApplied } from "./rule-applied.tsx";

/** Each by his name, and by his lots where it is about some of them. */
const nameAll = (voters: readonly NamedVoter[]) =>
  voters
    .map(({ names, lots }) =>
      lots.length > 0 ? `${names.join(" & ")} (${lots.join(", ")})` : names.join(" & "),
    )
    .join(", ");

/** Unanimity is tested on ballots as they were cast, the other majorities on what counts of them. */
function thresholdNumbers({ majority }: BallotView, result: ResultView, locale: Locale) {
  const { votesFor, votesAgainst, raw } = result;
  const isOnBallots = majority === "unanimity" || majority === "unanimityOfPresent";
  return {
    cast: formatVotes(sumVotes(votesFor, votesAgainst), locale),
    for: isOnBallots ? formatInteger(raw.for, locale) : formatVotes(votesFor, locale),
  };
}

const isTie = ({ votesFor, votesAgainst }: ResultView) => isTied(votesFor, votesAgainst);

/** What became of a text, with its numbers and the names the law asks for. */
export function BallotResult({ ballot, result }: { ballot: BallotView; result: ResultView }) {
  const { number: item, electorate, majority } = ballot;
  const t = useTranslations("assembly");
  const locale = toLocale(useLocale());
  const words = useExclusionWords();
  const tied = formatVotes(result.votesFor, locale);
  const { raw, against, abstained, silent, cap, excluded } = result;
  const rows = [
    { choice: "for", cast: raw.for, counted: formatVotes(result.votesFor, locale) },
    { choice: "against", cast: raw.against, counted: formatVotes(result.votesAgainst, locale) },
    { choice: "abstain", cast: raw.abstain, counted: t("result.notCounted") },
  ] as const;
  return (
    <div className="grid gap-3">
      <p>
        <Status tone={result.outcome === "adopted" ? "done" : "danger"}>
          {t(`result.${result.outcome}`)}
        </Status>
      </p>
      <Table
        caption={t("result.caption", { item })}
        captionHidden
        rows={rows}
        rowKey={({ choice }) => choice}
        columns={[
          {
            key: "choice",
            header: t("result.choice"),
            names: true,
            cell: ({ choice }) => t(`choice.${choice}`),
          },
          {
            key: "cast",
            header: t("result.cast"),
            numeric: true,
            cell: ({ cast }) => formatInteger(cast, locale),
          },
          {
            key: "counted",
            header: t("result.counted"),
            numeric: true,
            cell: ({ counted }) => counted,
          },
        ]}
      />
      <ul className="grid gap-1 text-fine empty:hidden">
        {isTie(result) ? <li>{t("result.tie", { votes: tied })}</li> : null}
        {electorate ? (
          <>
            <li>
              {t("electorate.base", {
                base: formatInteger(result.base, locale),
                votes: formatInteger(electorate.votes, locale),
                part: electorate.name,
                date: formatDate(electorate.since, locale),
              })}
            </li>
            <li>
              {t(`electorate.threshold.${majority}`, thresholdNumbers(ballot, result, locale))}
            </li>
          </>
        ) : null}
        {against.length > 0 ? <li>{t("result.against", { names: nameAll(against) })}</li> : null}
        {abstained.length > 0 ? (
          <li>{t("result.abstained", { names: nameAll(abstained) })}</li>
        ) : null}
        {silent.length > 0 ? <li>{t("result.silent", { names: nameAll(silent) })}</li> : null}
        {cap.map(({ names, votes: own, others }) => (
          <li key={names.join()}>
            {t("result.capped", {
              names: names.join(" & "),
              votes: formatInteger(own, locale),
              others: formatInteger(others, locale),
            })}{" "}
            {t("result.capWorked", {
              base: formatInteger(result.base, locale),
              votes: formatInteger(own, locale),
              others: formatInteger(others, locale),
            })}
          </li>
        ))}
        {excluded.map((exclusion) => (
          <li key={exclusion.name}>{words(exclusion)}</li>
        ))}
      </ul>
      <RuleApplied applied={result.applied} item={item} />
    </div>
  );
}
