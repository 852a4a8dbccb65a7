import { useTranslations } from "next-intl";
import { EXCLUSION_ARTICLE } from "#server/assembly/ballot/exclusion.rules.ts";
import type { ExcludedName } from "#server/assembly/ballot/result.rules.ts";
import type { ExclusionView } from "#server/assembly/ballot/view.queries.ts";

/** Why somebody takes no part in a vote: ground, article, and what the operator added. */
export function useExclusionWords() {
  const t = useTranslations("assembly.exclusion");
  return ({ name, ground, reason }: ExcludedName) => {
    const words = { name, ground: t(`ground.${ground}`), article: EXCLUSION_ARTICLE, reason };
    return t(reason === "" ? "line" : "lineReason", words);
  };
}

/** Those kept from a vote while it lasts, and those let in again: both stay visible. */
export function ExclusionList({ exclusions }: { exclusions: readonly ExclusionView[] }) {
  const t = useTranslations("assembly.exclusion");
  const words = useExclusionWords();
  if (exclusions.length === 0) return null;
  return (
    <ul className="grid max-w-measure gap-1 text-fine">
      {exclusions.map((exclusion) => (
        <li key={exclusion.id}>
          {words(exclusion)}
          {exclusion.liftedFor === null
            ? null
            : ` ${t("readmitted", { name: exclusion.name, reason: exclusion.liftedFor })}`}
        </li>
      ))}
    </ul>
  );
}
