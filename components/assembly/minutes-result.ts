import type { Words } from "#components/documents/act-page.print.tsx";
import { formatInteger } from "#components/ui/format.ts";
import type { Locale } from "#messages/routing.ts";
import type { MinutesResult } from "#server/assembly/minutes/record.schema.ts";

type Named = MinutesResult["namedAgainst"];

/** An exact number of votes, `numerator/denominator`: whole where it is, else with its fraction. */
export function formatVotes(part: string, locale: Locale): string {
  const [num = "0", den = "1"] = part.split("/");
  const whole = BigInt(num) / BigInt(den);
  const rest = BigInt(num) % BigInt(den);
  const figure = formatInteger(whole, locale);
  return rest === 0n ? figure : `${figure} + ${rest}/${den}`;
}

/** The sum of two exact numbers of votes, which a count gives over one denominator. */
export function sumVotes(a: string, b: string): string {
  const [num = "0", den = "1"] = a.split("/");
  const [more = "0"] = b.split("/");
  return `${BigInt(num) + BigInt(more)}/${den}`;
}

/** As many votes for as against, and some: rejected, for nobody has a casting vote (R-AG-61). */
export function isTied(votesFor: string, votesAgainst: string): boolean {
  const [num = "0"] = votesFor.split("/");
  return votesFor === votesAgainst && BigInt(num) > 0n;
}

/** A result in sentences: cast, counted, and the names the law asks for (art. 3.87 §10; R-AG-80). */
export function minutesResult(result: MinutesResult, t: Words, locale: Locale) {
  const { raw } = result;
  const whole = (votes: string) => formatInteger(votes, locale);
  const list = (named: Named) =>
    named
      .map(({ names, shares, lots }) => {
        const said = { names: names.join(" & "), shares: whole(shares) };
        return lots
          ? t("minutes.namedLots", { ...said, lots: lots.join(", ") })
          : t("minutes.named", said);
      })
      .join(", ");
  return {
    outcome: t(`minutes.${result.outcome}`),
    isAdopted: result.outcome === "adopted",
    lines: [
      t("minutes.raw", {
        for: whole(raw.for),
        against: whole(raw.against),
        abstain: whole(raw.abstain),
      }),
      t("minutes.counted", {
        for: formatVotes(result.for, locale),
        against: formatVotes(result.against, locale),
      }),
      ...(isTied(result.for, result.against) ? [t("minutes.tie")] : []),
      ...(raw.silent === "0" ? [] : [t("minutes.silent", { votes: whole(raw.silent) })]),
      ...named("minutes.namedAgainst", result.namedAgainst),
      ...named("minutes.namedAbstained", result.namedAbstained),
      ...named("minutes.namedSilent", result.namedSilent),
      ...(result.derived ?? []).map(({ choice, heads, votes }) =>
        t(`minutes.derived.${choice}`, { heads, votes: whole(votes) }),
      ),
      ...result.capped.map(({ names, votes, others }) =>
        t("minutes.capped", {
          names: names.join(" & "),
          votes: whole(votes),
          others: whole(others),
        }),
      ),
      ...result.capped.map(({ votes, others }) =>
        t("minutes.capWorked", {
          ...{ base: whole(result.capBase), votes: whole(votes), others: whole(others) },
        }),
      ),
      ...result.excluded.map(({ name, ground, article, reason }) =>
        t(reason === "" ? "minutes.excluded" : "minutes.excludedReason", {
          name,
          ground: t(`minutes.ground.${ground}`),
          article,
          reason,
        }),
      ),
      ...(result.soleVoter === "capped" ? [t("minutes.soleCapped")] : []),
      ...(result.soleVoter === "counted" ? [t("minutes.soleCounted")] : []),
    ],
  };

  function named(
    key: "minutes.namedAgainst" | "minutes.namedAbstained" | "minutes.namedSilent",
    entries: Named,
  ): string[] {
    return entries.length > 0 ? [t(key, { names: list(entries) })] : [];
  }
}
